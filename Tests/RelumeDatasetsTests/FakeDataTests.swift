import RelumeCore
import RelumeDatasets
import RelumeImages
import Testing

struct FakeDataTests {
    @Test func `A seed gives the same pictures in any batch, another seed others`() throws {
        let data = try FakeData(count: 40, height: 5, width: 3, channels: 3, seed: 4)
        let all = data.batch(at: Array(0..<40))
        #expect(all.images.shape == [40, 3, 5, 3] && all.labels == (0..<40).compactMap(data.label))
        for index in [39, 0, 17] {
            let one = data.batch(at: [index])
            guard case .uint8(let whole) = all.images.samples, case .uint8(let part) = one.images.samples else {
                Issue.record("bytes are expected")
                return
            }
            #expect(Array(whole.scalars[index * 45..<(index + 1) * 45]) == part.scalars)
        }
        #expect(
            try FakeData(count: 40, height: 5, width: 3, channels: 3, seed: 5).batch(at: [0]) != data.batch(at: [0]))
        #expect(data.batch(at: [0]).images != data.batch(at: [1]).images)
        // Stays what it is from release to release.
        #expect(data.labels(5) == [6, 9, 7, 7, 2])
    }

    @Test(arguments: [1, 2, 3, 4]) func `Channels are gray, with alpha, RGB, with alpha`(channels: Int) throws {
        let data = try FakeData(count: 2, height: 2, width: 2, channels: channels)
        #expect(try data.sample(at: 1).image.spec == data.spec)
        #expect(data.spec.hasAlpha == channels.isMultiple(of: 2))
    }

    @Test func `Values and labels are spread over their range`() throws {
        let data = try FakeData(count: 2000, height: 4, width: 4, channels: 1, classCount: 7)
        let batch = data.batch(at: Array(0..<2000))
        #expect(Set(batch.labels) == Set(0..<7))
        guard case .uint8(let tensor) = batch.images.samples else {
            Issue.record("bytes are expected")
            return
        }
        #expect(Set(tensor.scalars).count == 256)
    }

    @Test(arguments: [(-1, 2, 3, 10), (1, 0, 3, 10), (1, 2, 5, 10), (1, 2, 0, 10), (1, 2, 3, 0), (1, .max, 3, 10)])
    func `Numbers without a meaning are refused`(count: Int, height: Int, channels: Int, classCount: Int) {
        #expect(throws: RelumeError.self) {
            try FakeData(count: count, height: height, width: 2, channels: channels, classCount: classCount)
        }
    }
}

extension FakeData {
    fileprivate func labels(_ count: Int) -> [Int] { (0..<count).compactMap(label) }
}
