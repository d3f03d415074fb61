import RelumeCore
import RelumeImages
import Testing

struct PixelImageTests {
    @Test func `A tensor's type is the image's depth`() {
        let bytes = PixelImage(unchecked: Tensor<UInt8>(unchecked: [1, 2, 1], scalars: [1, 2]))
        let words = PixelImage(unchecked: Tensor<UInt16>(unchecked: [1, 2, 1], scalars: [1, 2]))
        #expect(bytes.bitDepth == 8 && words.bitDepth == 16)
        #expect(bytes.tensor(of: UInt8.self)?.scalars == [1, 2] && bytes.tensor(of: UInt16.self) == nil)
        #expect(words.tensor(of: UInt16.self)?.scalars == [1, 2] && words.tensor(of: UInt8.self) == nil)
    }

    @Test func `Sixteen bits become the nearest eight`() {
        for sample in UInt16.min...UInt16.max {
            #expect(sample.inEightBits == UInt8((Double(sample) / 257).rounded()))
        }
        #expect((UInt8.min...UInt8.max).allSatisfy { $0.inEightBits == $0 })
    }

    @Test(arguments: ImageOrientation.allCases)
    func `Eight and sixteen bits are turned alike`(orientation: ImageOrientation) {
        var bytes = PixelImage(unchecked: Tensor(unchecked: [2, 3, 2], scalars: (0..<12).map { UInt8($0) }))
        var words = PixelImage(unchecked: Tensor(unchecked: [2, 3, 2], scalars: (0..<12).map { UInt16($0) }))
        bytes.apply(orientation)
        words.apply(orientation)
        #expect(bytes.shape == (orientation.swapsAxes ? [3, 2, 2] : [2, 3, 2]))
        #expect(bytes.tensor(of: UInt8.self)?.scalars.map { UInt16($0) } == words.tensor(of: UInt16.self)?.scalars)
    }

    @Test func `Pictures of one kind stack into planes`() throws {
        let first = PixelImage(unchecked: Tensor<UInt16>(unchecked: [1, 2, 2], scalars: [1, 2, 3, 4]))
        let second = PixelImage(unchecked: Tensor<UInt16>(unchecked: [1, 2, 2], scalars: [5, 6, 7, 8]))
        let planes = Tensor<UInt16>(unchecked: [2, 2, 1, 2], scalars: [1, 3, 2, 4, 5, 7, 6, 8])
        #expect(try ImageBatch(stacking: [first, second]) == ImageBatch(unchecked: .uint16(planes), hasAlpha: true))
        #expect(first.batch == ImageBatch(unchecked: .uint16(planes.images(0..<1)), hasAlpha: true))
        let bytes = PixelImage(unchecked: Tensor<UInt8>(unchecked: [1, 2, 2], scalars: [1, 2, 3, 4]))
        #expect(throws: RelumeError.self) { try ImageBatch(stacking: [first, bytes]) }
    }

    @Test(arguments: 1...4)
    func `Channels go first and come back`(channels: Int) {
        let picture = Tensor(unchecked: [3, 2, channels], scalars: (0..<6 * channels).map { Float($0) })
        let planes = picture.channelsFirst()
        #expect(planes.shape == [channels, 3, 2])
        #expect(planes.scalars.prefix(6).elementsEqual((0..<6).map { Float($0 * channels) }))
        #expect(planes.channelsLast() == picture)
    }

    @Test func `A display shows the first images in bytes`() throws {
        let batch = ImageBatch(
            unchecked: .float32(Tensor(unchecked: [2, 2, 1, 2], scalars: [-1, 0, 0.5, 2, 9, 9, 9, 9])), hasAlpha: true)
        let shown = try batch.displayed(by: .range(lo: -1, hi: 1), .truncating, first: 1)
        #expect(shown == Tensor(unchecked: [1, 2, 1, 2], scalars: [0, 127, 127, 255]))
        #expect(throws: RelumeError.self) { try batch.displayed(by: .denormalize(.imageNet), .truncating, first: 1) }
    }

    @Test(arguments: [[2, 2], [2, 2, 5], [2, 2, 0], [1, 2, 2, 3], []] as [[Int]])
    func `What is no picture is refused`(lengths: [Int]) {
        let shape = TensorShape(unchecked: lengths)
        let bytes = #expect(throws: RelumeError.self) { try PixelImage(Tensor<UInt8>(unchecked: shape, repeating: 1)) }
        let words = #expect(throws: RelumeError.self) {
            try PixelImage(.uint16(Tensor(unchecked: shape, repeating: 1)))
        }
        #expect(bytes?.code == .invalidArgument && bytes?.message.contains("not \(shape)") == true)
        #expect(words?.code == .invalidArgument)
    }
}
