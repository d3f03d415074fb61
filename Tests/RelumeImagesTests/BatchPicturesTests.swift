import RelumeCore
import RelumeImages
import Testing

struct BatchPicturesTests {
    /// Two images of two pixels, gray and alpha.
    private let floats = ImageBatch(
        unchecked: .float32(Tensor(unchecked: [2, 2, 1, 2], scalars: [-1, 0.5, 0.25, 1, 2, .nan, 0, 0.998])),
        hasAlpha: true)

    private func samples(_ pictures: [PixelImage]) -> [[Int]] {
        pictures.map {
            $0.tensor(of: UInt8.self)?.scalars.map(Int.init) ?? $0.tensor(of: UInt16.self)?.scalars.map(Int.init) ?? []
        }
    }

    @Test func `Floats are displayed, rounded and interleaved`() throws {
        // save_image gives trunc(clamp(x * 255 + 0.5)), SummaryWriter trunc(clamp(x * 255)).
        #expect(samples(try floats.pictures()) == [[0, 64, 128, 255], [255, 0, 0, 254]])
        #expect(samples(try floats.pictures(rounding: .truncating)) == [[0, 63, 127, 255], [255, 0, 0, 254]])
        #expect(samples(try floats.pictures(bitDepth: 16))[0] == [0, 16384, 32768, 65535])
        // Alpha is taken as it is.
        #expect(samples(try floats.pictures(display: .range(lo: -1, hi: 1)))[0] == [0, 64, 191, 255])
        #expect(try floats.pictures().allSatisfy { $0.hasAlpha && $0.shape == [1, 2, 2] })
    }

    @Test(arguments: [Rounding.nearest, .truncating])
    func `Integers stay what they are, and are widened exactly`(rounding: Rounding) throws {
        let bytes = Tensor(unchecked: [1, 1, 1, 256], scalars: Array(UInt8.min...UInt8.max))
        let batch = ImageBatch(unchecked: .uint8(bytes))
        #expect(samples(try batch.pictures(rounding: rounding)) == [Array(0...255)])
        #expect(samples(try batch.pictures(rounding: rounding, bitDepth: 16)) == [(0...255).map { $0 * 257 }])
        let words = Tensor<UInt16>(unchecked: [1, 1, 1, 3], scalars: [1, 257, 65535])
        #expect(
            samples(try ImageBatch(unchecked: .uint16(words)).pictures(rounding: rounding, bitDepth: 16)) == [
                [1, 257, 65535]
            ])
        #expect(samples(try ImageBatch(unchecked: .uint16(words)).pictures(rounding: rounding)) == [[0, 1, 255]])
    }

    @Test func `Pictures and their batch are one`() throws {
        let pictures = (0..<3).map { index in
            PixelImage(unchecked: Tensor(unchecked: [2, 3, 4], scalars: (0..<24).map { UInt8($0 * 10 + index) }))
        }
        #expect(try ImageBatch(stacking: pictures).pictures() == pictures)
    }

    @Test(arguments: [Rounding.nearest, .truncating])
    func `Class indices are shown as they are`(rounding: Rounding) throws {
        let bytes = ImageBatch(unchecked: .uint8(Tensor(unchecked: [1, 1, 1, 3], scalars: [0, 7, 255])), isMask: true)
        #expect(samples(try bytes.pictures(display: .range(lo: 0, hi: 9), rounding: rounding)) == [[0, 7, 255]])
        #expect(samples(try bytes.pictures(rounding: rounding, bitDepth: 16)) == [[0, 7, 255]])
        let words = ImageBatch(unchecked: .uint16(Tensor(unchecked: [1, 1, 1, 2], scalars: [7, 300])), isMask: true)
        #expect(samples(try words.pictures(bitDepth: 16)) == [[7, 300]])
        let error = #expect(throws: RelumeError.self) { try words.pictures() }
        #expect(error?.message == "class 300 does not fit in 8 bits; ask for pictures of 16 with bitDepth: 16")
    }

    @Test(arguments: [
        (2, "make the batch with hasAlpha: true"), (4, "hasAlpha: true"), (5, "5 channels are here; take some"),
    ])
    func `Channels that no picture has are refused`(channels: Int, part: String) {
        let batch = ImageBatch(unchecked: .float32(Tensor(unchecked: [1, channels, 1, 1], repeating: 0)))
        let error = #expect(throws: RelumeError.self) { try batch.pictures() }
        #expect(error?.code == .invalidArgument && error?.message.contains(part) == true, "\(error as Any)")
    }

    @Test func `Another depth, or a display of other channels, is refused`() {
        #expect(throws: RelumeError.self) { try floats.pictures(bitDepth: 12) }
        #expect(throws: RelumeError.self) { try floats.pictures(display: .denormalize(.imageNet)) }
    }

    @Test func `No images are no pictures`() throws {
        #expect(try ImageBatch(unchecked: .float32(Tensor(unchecked: [0, 3, 4, 4], scalars: []))).pictures().isEmpty)
        #expect(
            try ImageBatch(unchecked: .float32(Tensor(unchecked: [2, 3, 0, 4], scalars: []))).pictures().count == 2)
    }
}
