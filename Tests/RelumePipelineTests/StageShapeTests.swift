import RelumeCore
import RelumePipeline
import Testing

@Suite struct StageShapeTests {
    private static let rgb = ImageSpec(height: 5, width: 8, channels: 3)

    @Test(
        arguments: [
            ("relu", ImageSpec(height: 5, width: 8, channels: 3, elementType: .float32)),
            ("center_crop(2,4)", ImageSpec(height: 2, width: 4, channels: 3, elementType: .float32)),
            ("center_crop(7) | relu", ImageSpec(height: 7, width: 7, channels: 3, elementType: .float32)),
            ("grayscale | sigmoid", ImageSpec(height: 5, width: 8, channels: 1, elementType: .float32)),
            (
                "relu | glu | center_crop(height=1,width=9)",
                ImageSpec(height: 1, width: 9, channels: 3, elementType: .float32)
            ),
        ])
    func `A pipeline says what leaves it before a sample is there`(text: String, expected: ImageSpec) throws {
        let pipeline = try Pipeline(parsing: text)
        #expect(try pipeline.output(for: Self.rgb) == expected)
        let batch = ImageBatch(.uint8(Tensor(repeating: 7, shape: [2, 3, 5, 8])))
        #expect(try pipeline.applying(batch).spec == expected)
    }

    @Test(
        // torchvision.transforms.v2.functional.center_crop of 0...n-1 in a row.
        arguments: [
            (5, 3, [1, 2, 3]), (5, 2, [2, 3]), (4, 3, [0, 1, 2]), (6, 3, [2, 3, 4]), (8, 3, [2, 3, 4]),
            (3, 3, [0, 1, 2]),
            (2, 5, [0, 1, 2, 0, 0]), (3, 4, [1, 2, 3, 0]), (1, 4, [0, 1, 0, 0]),
        ] as [(Int, Int, [UInt8])])
    func `The middle is torchvision's`(length: Int, target: Int, expected: [UInt8]) throws {
        // Counted from 1 where there is padding, to tell it from the first pixel.
        let first = target > length ? 1 : 0
        let row = (0..<length).map { UInt8($0 + first) }
        let across = ImageBatch(.uint8(Tensor(shape: [1, 1, 1, length], scalars: row)))
        let down = ImageBatch(.uint8(Tensor(shape: [1, 1, length, 1], scalars: row)))
        let wide = Pipeline([.centerCrop(height: 1, width: target)])
        let high = Pipeline([.centerCrop(height: target, width: 1)])
        let values = expected.map { Float($0) / 255 }
        #expect(try wide.applying(across).float32().scalars == values)
        #expect(try high.applying(down).float32().scalars == values)
    }

    @Test func `Gray of 8 bits is Pillow's L, of floats torchvision's`() throws {
        // Image.fromarray(...).convert("L") of (255,0,0), (0,255,0), (0,0,255), (10,20,30).
        let gray = Pipeline([.grayscale])
        let planes: [UInt8] = [255, 0, 0, 10, 0, 255, 0, 20, 0, 0, 255, 30]
        let batch = ImageBatch(.uint8(Tensor(shape: [1, 3, 1, 4], scalars: planes)))
        #expect(try gray.applying(batch).float32().scalars == [76, 150, 29, 18].map { Float($0) / 255 })
        let floats = ImageBatch(.float32(Tensor(shape: [1, 3, 1, 2], scalars: [1, -2, 0.5, 1, 0.25, .nan])))
        let weighed = try gray.applying(floats).float32().scalars
        #expect(weighed[0] == Float(0.2989) + 0.5 * 0.587 + 0.25 * 0.114)
        #expect(weighed[1].bitPattern == 0x7FC0_0000)
        let words = ImageBatch(.uint16(Tensor(shape: [1, 3, 1, 1], scalars: [65535, 65535, 65535])))
        #expect(try gray.applying(words).float32().scalars == [1])
    }

    @Test func `Gray stays gray, alpha is carried through`() throws {
        let rgba = ImageBatch(.uint8(Tensor(shape: [1, 4, 1, 1], scalars: [255, 255, 255, 9])), hasAlpha: true)
        let output = try Pipeline([.grayscale]).applying(rgba)
        #expect(output.hasAlpha && output.float32().scalars == [1, Float(9) / 255])
        let gray = ImageBatch(.uint8(Tensor(shape: [1, 1, 1, 2], scalars: [3, 4])))
        #expect(try Pipeline([.grayscale]).applying(gray).float32().scalars == [3, 4].map { Float($0) / 255 })
    }

    @Test(
        arguments: [
            ("center_crop", "center_crop(224,160)"), ("center_crop(0)", "center_crop(224,160)"),
            ("center_crop(2.5)", "center_crop(224,160)"), ("center_crop(1,2,3)", "center_crop(224,160)"),
            ("grayscale(1)", "no arguments"), ("greyscale", "grayscale"), ("center_corp(2)", "center_crop"),
        ])
    func `What is no stage is refused with an example`(text: String, hint: String) throws {
        let error = #expect(throws: RelumeError.self) { try Pipeline(parsing: text) }
        #expect(error?.code == .invalidArgument && error?.message.contains(hint) == true, "\(error as Any)")
    }

    @Test(
        arguments: ["center_crop(height=2,width=3)", "grayscale", "normalize(half) | grayscale"])
    func `Text and stage are one`(text: String) throws {
        let pipeline = try Pipeline(parsing: text)
        #expect(pipeline.description == text)
        #expect(try Pipeline(parsing: pipeline.description) == pipeline)
    }
}
