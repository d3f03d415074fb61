import RelumeCore
import RelumeDiff
import RelumeImages
import Testing

/// The pictures of a comparison; pixelmatch's own stand in ``PixelmatchTests``.
struct DiffPictureTests {
    private let expected = TestPictures.make(width: 3, height: 1, channels: 1) { _, _, _ in 10 }
    private let actual = TestPictures.make(width: 3, height: 1, channels: 1) { _, x, _ in [10, 60, 110][x] }

    @Test func `A heat map amplifies to white`() throws {
        #expect(
            try pixels(DiffPicture.heatMap(expected: expected, actual: actual)) == [
                [0, 0, 0, 255], [255, 127, 0, 255], [255, 255, 255, 255],
            ])
        #expect(DiffPicture.heatMap(expected: expected, actual: TestPictures.flat) == nil)
    }

    @Test func `The least error of a heat map is visible`() throws {
        let almost = TestPictures.make16(width: 2, height: 1, channels: 1) { _, x, _ in x == 0 ? 1 : 65535 }
        let black = TestPictures.make16(width: 2, height: 1, channels: 1) { _, _, _ in 0 }
        #expect(try pixels(DiffPicture.heatMap(expected: black, actual: almost)).first == [48, 0, 0, 255])
    }

    @Test func `Pictures stand side by side, also of different sizes`() throws {
        let strip = DiffPicture.sideBySide([expected, TestPictures.flat])
        #expect(strip.shape == [30, 3 + 8 + 40, 4])
        #expect(try pixels(strip)[0] == [10, 10, 10, 255] && pixels(strip)[3] == [0, 0, 0, 0])
        #expect(try pixels(strip)[51] == [0, 0, 0, 0] && pixels(strip)[50] == [100, 100, 100, 255])
        #expect(DiffPicture.sideBySide([]).shape == [1, 1, 4])
    }

    @Test func `16-bit pictures are drawn in 8 bits`() throws {
        let deep = TestPictures.make16(width: 2, height: 1, channels: 1) { _, x, _ in [32767, 65535][x] }
        #expect(try pixels(DiffPicture.sideBySide([deep])) == [[127, 127, 127, 255], [255, 255, 255, 255]])
    }

    private func pixels(_ image: PixelImage?) throws -> [[UInt8]] {
        let tensor = try #require(image?.tensor(of: UInt8.self))
        return stride(from: 0, to: tensor.scalars.count, by: 4).map { Array(tensor.scalars[$0..<$0 + 4]) }
    }
}
