import RelumeCore
import RelumePipeline
import Testing

struct RandomStageTests {
    private static let count = 200

    /// Pictures whose samples tell their place.
    private let batch = ImageBatch(
        unchecked:
            .uint8(Tensor(unchecked: [count, 1, 6, 10], scalars: (0..<count * 60).map { UInt8($0 % 60) })))

    private func changed(_ text: String, _ context: SampleContext, jobs: Int = 2) throws -> [[UInt8]] {
        var batch = batch
        try Pipeline(parsing: text).change(&batch, context, jobs: jobs)
        guard case .uint8(let tensor) = batch.samples else { return [] }
        let size = tensor.shape.count / Self.count
        return (0..<Self.count).map { Array(tensor.scalars[$0 * size..<($0 + 1) * size]) }
    }

    private static let original = (0..<60).map { UInt8($0) }
    private static let flipped = (0..<60).map { (index: Int) in UInt8(index / 10 * 10 + 9 - index % 10) }

    @Test func `A flip exchanges left and right in about its share of the pictures`() throws {
        let pictures = try changed("random_horizontal_flip", SampleContext(seed: 3))
        #expect(pictures.allSatisfy { $0 == Self.original || $0 == Self.flipped })
        #expect(70...130 ~= pictures.count { $0 == Self.flipped })
        #expect(try changed("random_horizontal_flip(p=1)", SampleContext()).allSatisfy { $0 == Self.flipped })
        #expect(try changed("random_horizontal_flip(p=0)", SampleContext()).allSatisfy { $0 == Self.original })
    }

    @Test func `A crop is cut out at every place there is`() throws {
        let places = try Set(changed("random_crop(5,8)", SampleContext(seed: 1)).map { Int($0[0]) })
        #expect(places == [0, 1, 2, 10, 11, 12])
        for picture in try changed("random_crop(5,8)", SampleContext(seed: 1)) {
            let first = Int(picture[0])
            #expect(picture == (0..<40).map { (index: Int) in UInt8(first + index / 8 * 10 + index % 8) })
        }
    }

    @Test func `A padded crop has zeros around the picture`() throws {
        let pictures = try changed("random_crop(6,10,padding=[0,2,0,1])", SampleContext(seed: 9))
        // Two rows of zeros above and one below: the first pixel tells by how many rows the crop is off.
        let shifted = (-2...1).map { (top: Int) -> [UInt8] in
            (0..<60).map { (index: Int) -> UInt8 in 0..<6 ~= index / 10 + top ? UInt8(index + top * 10) : 0 }
        }
        #expect(Set(pictures) == Set(shifted))
    }

    @Test(arguments: [
        "random_horizontal_flip", "random_crop(3,4,padding=2)", "random_horizontal_flip | random_crop(4)",
    ])
    func `Neither batches nor jobs nor their order change what is drawn`(text: String) throws {
        let whole = try changed(text, SampleContext(seed: 7, epoch: 2, sample: 1000))
        #expect(try changed(text, SampleContext(seed: 7, epoch: 2, sample: 1000), jobs: 1) == whole)
        let backwards = try changed(
            text, SampleContext(seed: 7, epoch: 2, samples: (1000..<1000 + Self.count).reversed()))
        #expect(backwards == whole.reversed())
        let later = try changed(text, SampleContext(seed: 7, epoch: 2, sample: 1050))
        #expect(later.prefix(150) == whole.suffix(150))
        let single = ImageBatch(unchecked: .uint8(Tensor(unchecked: [1, 1, 6, 10], scalars: Self.original)))
        for number in [0, 60, 199] {
            var picture = single
            try Pipeline(parsing: text).change(
                &picture, SampleContext(seed: 7, epoch: 2, sample: 1000 + number), jobs: 1)
            guard case .uint8(let tensor) = picture.samples else { continue }
            #expect(tensor.scalars == whole[number])
        }
    }

    @Test func `Seed, epoch, sample and the stage's place all draw anew`() throws {
        let flip = "random_horizontal_flip"
        let first = try changed(flip, SampleContext())
        for context in [SampleContext(seed: 1), SampleContext(epoch: 1), SampleContext(sample: 1)] {
            #expect(try changed(flip, context) != first)
        }
        // Two flips of one stream would always undo one another.
        let twice = try changed("\(flip) | \(flip)", SampleContext())
        #expect(60...140 ~= twice.count { $0 == Self.flipped })
    }

    @Test func `Before and after an activation the same is drawn`() throws {
        let pipeline = try Pipeline(parsing: "clamp(0,1) | random_crop(5) | relu | random_horizontal_flip")
        let context = SampleContext(seed: 5)
        #expect(try pipeline.outcome(of: batch, context: context).after == pipeline.applying(batch, context: context))
    }

    @Test func `The same is drawn in every release`() throws {
        let flips = try changed("random_horizontal_flip", SampleContext(seed: 42)).prefix(24)
        #expect(flips.map { $0 == Self.flipped ? "1" : "0" }.joined() == "001000100111000110111010")
        let crops = try changed("random_crop(1)", SampleContext(seed: 42)).prefix(12).map { Int($0[0]) }
        #expect(crops == [49, 38, 11, 55, 43, 47, 26, 30, 34, 9, 20, 0])
    }

    @Test func `A crop that is larger than the picture is refused with both sizes`() throws {
        let error = #expect(throws: RelumeError.self) {
            try Pipeline(parsing: "random_crop(9,9,padding=1)").output(for: batch.spec)
        }
        #expect(error?.message.contains("gets 12 x 8 pixels") == true, "\(error as Any)")
    }
}
