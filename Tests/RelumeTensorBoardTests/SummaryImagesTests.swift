import RelumeCodecs
import RelumeCore
import RelumeFiles
import RelumeImages
import RelumeTensorBoard
import TestSupport
import Testing

struct SummaryImagesTests {
    let directory: TemporaryDirectory
    let writer: SummaryWriter

    init() throws {
        directory = try TemporaryDirectory()
        writer = try SummaryWriter(logDirectory: directory.path, jobs: 3)
    }

    /// The images of each value in the file, as they are there.
    private func encodedImages() throws -> [[EncodedImage]] {
        struct NotImages: Error { let value: SummaryValue }
        return try EventLog(path: writer.path).values.map { entry in
            guard case .images(let encoded) = entry.value.content else { throw NotImages(value: entry.value) }
            return encoded
        }
    }

    /// The images of each value in the file, decoded.
    private func images() throws -> [[Tensor<UInt8>]] {
        try encodedImages().map { images in
            try images.map { try #require(try ImageDecoder.decode($0.bytes).image.tensor(of: UInt8.self)) }
        }
    }

    @Test func `Floats become bytes as PyTorch makes them`() throws {
        let values: [Float] = [0, 0.5, 1, 1.5, -1, .nan, .infinity, 0.999]
        try writer.addImage("x", Tensor(unchecked: [1, 1, 8], scalars: values), step: 1)
        #expect(try images() == [[Tensor(unchecked: [1, 8, 1], scalars: [0, 127, 255, 255, 0, 0, 255, 254])]])
    }

    @Test func `A batch is one grid in RGB of eight columns`() throws {
        let batch = Tensor<UInt8>(unchecked: [9, 1, 1, 1], scalars: Array(1...9))
        try writer.addImages("x", ImageBatch(unchecked: .uint8(batch)), step: 1)
        let pixels = (1...9).flatMap { [UInt8](repeating: $0, count: 3) } + [UInt8](repeating: 0, count: 21)
        #expect(try images() == [[Tensor(unchecked: [2, 8, 3], scalars: pixels)]])
    }

    @Test func `A grid's columns can be chosen and its images be limited`() throws {
        let batch = ImageBatch(unchecked: .uint8(Tensor(unchecked: [4, 3, 1, 1], scalars: Array(1...12))))
        try writer.addImages("x", batch, step: 1, layout: .grid(columns: 2), maxOutputs: 3)
        let expected: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 0, 0]
        #expect(try images() == [[Tensor(unchecked: [2, 2, 3], scalars: expected)]])
    }

    @Test func `Alpha lies over black in a grid and stays in a list`() throws {
        let grayAlpha = ImageBatch(
            unchecked: .uint8(Tensor(unchecked: [2, 2, 1, 1], scalars: [200, 128, 100, 255])), hasAlpha: true)
        try writer.addImages("grid", grayAlpha, step: 1)
        try writer.addImages("list", grayAlpha, step: 1, layout: .list)
        let list: [Tensor<UInt8>] = [
            Tensor(unchecked: [1, 1, 2], scalars: [200, 128]), Tensor(unchecked: [1, 1, 2], scalars: [100, 255]),
        ]
        #expect(try images() == [[Tensor(unchecked: [1, 2, 3], scalars: [100, 100, 100, 100, 100, 100])], list])
    }

    @Test func `A list keeps order, number and size of its images`() throws {
        let scalars = (0..<50 * 3 * 2 * 4).map { UInt8($0 % 251) }
        let batch = Tensor(unchecked: [50, 3, 2, 4], scalars: scalars)
        try writer.addImages("x", ImageBatch(unchecked: .uint8(batch)), step: 1, layout: .list, maxOutputs: 40)
        let expected = (0..<40).map { index in
            Tensor.grid(of: Tensor(unchecked: [1, 3, 2, 4], scalars: Array(scalars[index * 24..<(index + 1) * 24])))
        }
        #expect(try images() == [expected])
        #expect(try encodedImages()[0].allSatisfy { $0.width == 4 && $0.height == 2 })
    }

    @Test func `The display map is applied to colors and not to alpha`() throws {
        let values: [Float] = [-1, 1, 0.5, 0.5]
        let batch = ImageBatch(unchecked: .float32(Tensor(unchecked: [1, 2, 1, 2], scalars: values)), hasAlpha: true)
        try writer.addImages("x", batch, step: 1, display: .range(lo: -1, hi: 1), layout: .list)
        #expect(try images() == [[Tensor(unchecked: [1, 2, 2], scalars: [0, 127, 255, 127])]])
    }

    @Test func `Deep samples keep their high byte, and bytes obey a display`() throws {
        let deep = ImageBatch(unchecked: .uint16(Tensor(unchecked: [1, 1, 1, 3], scalars: [0, 65535, 0x8080])))
        try writer.addImages("deep", deep, step: 1, layout: .list)
        let bytes = ImageBatch(unchecked: .uint8(Tensor(unchecked: [1, 1, 1, 2], scalars: [0, 255])))
        try writer.addImages("bytes", bytes, step: 1, display: .denormalize(.half), layout: .list)
        let expected: [Tensor<UInt8>] = [
            Tensor(unchecked: [1, 3, 1], scalars: [0, 255, 128]), Tensor(unchecked: [1, 2, 1], scalars: [127, 255]),
        ]
        #expect(try images() == expected.map { [$0] })
    }

    /// The message's fields height 1, width 2 and colorspace 3 follow each other.
    @Test(arguments: 1...4)
    func `The color space is that of the encoded image`(channels: Int) throws {
        try writer.addImage("x", Tensor(unchecked: [channels, 5, 7], repeating: 0.5), step: 1)
        let fields: [UInt8] = [0x08, 5, 0x10, 7, 0x18, UInt8(channels)]
        #expect(try FileSystem.read(writer.path).contains(fields))
    }

    @Test func `Encoded images go through as they are`() throws {
        let svg = EncodedImage(bytes: Array("<svg/>".utf8), width: 640, height: 480)
        let other = EncodedImage(bytes: [1, 2, 3], width: 2, height: 1)
        try writer.addImage("one", svg, step: 1)
        try writer.addImages("many", [svg, svg], step: 1)
        try writer.addImage("one", other, step: 2)
        let contents = try EventLog(path: writer.path).values.map(\.value.content)
        #expect(contents == [.images([svg]), .images([svg, svg]), .images([other])])
    }

    @Test func `What cannot be shown is refused and not written`() throws {
        let five = ImageBatch(unchecked: .uint8(Tensor(unchecked: [1, 5, 2, 2], repeating: 0)))
        let empty = ImageBatch(unchecked: .uint8(Tensor(unchecked: [0, 3, 2, 2], scalars: [])))
        let gray = ImageBatch(unchecked: .float32(Tensor(unchecked: [1, 1, 2, 2], repeating: 0)))
        let flat = Tensor<Float>(unchecked: [3, 2], repeating: 0)
        let attempts: [(SummaryWriter) throws -> Void] = [
            { try $0.addImages("x", five, step: 1) },
            { try $0.addImages("x", empty, step: 1) },
            { try $0.addImages("x", gray, step: 1, maxOutputs: 0) },
            { try $0.addImages("x", gray, step: 1, display: .denormalize(.cifar10)) },
            { try $0.addImages("x", gray, step: 1, layout: .grid(columns: 0)) },
            { try $0.addImages("x", gray, step: 1, layout: .grid(columns: -1)) },
            { try $0.addImages("x", flat, step: 1) },
            { try $0.addImage("x", flat, step: 1) },
            { try $0.addImages("x", [], step: 1) },
        ]
        for attempt in attempts {
            let error = #expect(throws: RelumeError.self) { try attempt(writer) }
            #expect(error?.code == .invalidArgument)
        }
        #expect(try EventLog(path: writer.path).values.isEmpty)
    }
}
