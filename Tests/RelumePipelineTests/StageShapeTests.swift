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
            ("resize(10)", ImageSpec(height: 10, width: 16, channels: 3, elementType: .float32)),
            ("resize(3,20,interpolation=lanczos)", ImageSpec(height: 3, width: 20, channels: 3, elementType: .float32)),
            ("random_crop(6,padding=2)", ImageSpec(height: 6, width: 6, channels: 3, elementType: .float32)),
            ("random_horizontal_flip(0.2)", ImageSpec(height: 5, width: 8, channels: 3, elementType: .float32)),
            ("pad([1,2,3,4])", ImageSpec(height: 11, width: 12, channels: 3, elementType: .float32)),
            ("grayscale | rgb", ImageSpec(height: 5, width: 8, channels: 3, elementType: .float32)),
            ("to_dtype(uint16) | tanh", ImageSpec(height: 5, width: 8, channels: 3, elementType: .float32)),
            (
                "relu | glu | center_crop(height=1,width=9)",
                ImageSpec(height: 1, width: 9, channels: 3, elementType: .float32)
            ),
        ])
    func `A pipeline says what leaves it before a sample is there`(text: String, expected: ImageSpec) throws {
        let pipeline = try Pipeline(parsing: text)
        #expect(try pipeline.output(for: Self.rgb) == expected)
        let batch = ImageBatch(unchecked: .uint8(Tensor(unchecked: [2, 3, 5, 8], repeating: 7)))
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
        let across = ImageBatch(unchecked: .uint8(Tensor(unchecked: [1, 1, 1, length], scalars: row)))
        let down = ImageBatch(unchecked: .uint8(Tensor(unchecked: [1, 1, length, 1], scalars: row)))
        let wide = try Pipeline([.centerCrop(height: 1, width: target)])
        let high = try Pipeline([.centerCrop(height: target, width: 1)])
        let values = expected.map { Float($0) / 255 }
        #expect(try wide.applying(across).float32().scalars == values)
        #expect(try high.applying(down).float32().scalars == values)
    }

    @Test func `Gray of 8 bits is Pillow's L, of floats torchvision's`() throws {
        // Image.fromarray(...).convert("L") of (255,0,0), (0,255,0), (0,0,255), (10,20,30).
        let gray = Pipeline([.grayscale])
        let planes: [UInt8] = [255, 0, 0, 10, 0, 255, 0, 20, 0, 0, 255, 30]
        let batch = ImageBatch(unchecked: .uint8(Tensor(unchecked: [1, 3, 1, 4], scalars: planes)))
        #expect(try gray.applying(batch).float32().scalars == [76, 150, 29, 18].map { Float($0) / 255 })
        let floats = ImageBatch(
            unchecked: .float32(Tensor(unchecked: [1, 3, 1, 2], scalars: [1, -2, 0.5, 1, 0.25, .nan])))
        let weighed = try gray.applying(floats).float32().scalars
        #expect(weighed[0] == Float(0.2989) + 0.5 * 0.587 + 0.25 * 0.114)
        #expect(weighed[1].bitPattern == 0x7FC0_0000)
        let words = ImageBatch(unchecked: .uint16(Tensor(unchecked: [1, 3, 1, 1], scalars: [65535, 65535, 65535])))
        #expect(try gray.applying(words).float32().scalars == [1])
    }

    @Test func `Gray stays gray, alpha is carried through`() throws {
        let rgba = ImageBatch(
            unchecked: .uint8(Tensor(unchecked: [1, 4, 1, 1], scalars: [255, 255, 255, 9])), hasAlpha: true)
        let output = try Pipeline([.grayscale]).applying(rgba)
        #expect(output.hasAlpha && output.float32().scalars == [1, Float(9) / 255])
        let gray = ImageBatch(unchecked: .uint8(Tensor(unchecked: [1, 1, 1, 2], scalars: [3, 4])))
        #expect(try Pipeline([.grayscale]).applying(gray).float32().scalars == [3, 4].map { Float($0) / 255 })
    }

    @Test(arguments: [(1, false, [1, 1, 1]), (2, true, [1, 1, 1]), (3, false, [1, 2, 3]), (4, true, [1, 2, 3])])
    func `Of any picture rgb makes three channels`(channels: Int, hasAlpha: Bool, expected: [UInt8]) throws {
        let scalars = (1...channels).map { UInt8($0) }
        let batch = ImageBatch(
            unchecked: .uint8(Tensor(unchecked: [2, channels, 1, 1], scalars: scalars + scalars)), hasAlpha: hasAlpha)
        let output = try batch.applying(.rgb)
        #expect(output.samples == .uint8(Tensor(unchecked: [2, 3, 1, 1], scalars: expected + expected)))
        #expect(try !output.hasAlpha && output.spec == Stage.rgb.output(for: batch.spec))
    }

    @Test(arguments: ["resize(4)", "resize(4,4)", "center_crop(4)", "random_crop(4,padding=4)", "pad(2)"])
    func `Nothing is made of a picture without pixels`(text: String) throws {
        let batch = ImageBatch(unchecked: .float32(Tensor(unchecked: [1, 3, 0, 5], scalars: [])))
        let error = #expect(throws: RelumeError.self) { try Pipeline(parsing: text).applying(batch) }
        #expect(error?.code == .invalidArgument && error?.message.contains("of 5 x 0") == true)
    }

    @Test(
        arguments: [
            ("center_crop", "center_crop(224,160)"), ("center_crop(0)", "center_crop(224,160)"),
            ("center_crop(2.5)", "center_crop(224,160)"), ("center_crop(1,2,3)", "center_crop(224,160)"),
            ("resize", "resize(256)"), ("resize(0)", "resize(256)"), ("resize(1,2,3)", "interpolation is"),
            ("resize(5,interpolation=cubic)", "bicubic"), ("resize(size=1,width=2)", "resize(256)"),
            ("resize(5,antialias=2)", "resize(256)"),
            ("resize(5,interpolation=box,antialias=false)", "bilinear or bicubic"),
            ("resize(2000000)", "a million"), ("random_crop", "random_crop(32,32"),
            ("random_crop(1,padding=-1)", "padding"),
            ("random_horizontal_flip(p=1.5)", "from 0 to 1"), ("pad", "pad(4)"), ("pad([1,2,3])", "pad(4)"),
            ("pad(1.5)", "pad(4)"), ("pad(1,fill=red)", "pad(4)"), ("rgb(1)", "no arguments"),
            ("to_dtype(int8)", "float32"), ("to_dtype", "to_dtype(uint8)"),
            ("grayscale(1)", "no arguments"), ("greyscale", "grayscale"), ("center_corp(2)", "center_crop"),
        ])
    func `What is no stage is refused with an example`(text: String, hint: String) throws {
        let error = #expect(throws: RelumeError.self) { try Pipeline(parsing: text) }
        #expect(error?.code == .invalidArgument && error?.message.contains(hint) == true, "\(error as Any)")
    }

    @Test(
        arguments: [
            "center_crop(height=2,width=3)", "grayscale", "normalize(half) | grayscale",
            "resize(size=7,interpolation=bilinear,antialias=false)",
            "resize(height=2,width=3,interpolation=nearest-exact)",
            "resize(height=2,width=3,interpolation=lanczos,antialias=true)",
            "random_crop(height=2,width=3,padding=[1,2,3,4])", "random_crop(height=2,width=3,padding=0)",
            "random_horizontal_flip(p=0.25)", "pad(padding=3,fill=0.5)", "pad(padding=[1,2,1,2],fill=[0,0.5,1])", "rgb",
            "to_dtype(dtype=uint8)",
        ])
    func `Text and stage are one`(text: String) throws {
        let pipeline = try Pipeline(parsing: text)
        #expect(pipeline.description == text)
        #expect(try Pipeline(parsing: pipeline.description) == pipeline)
    }

    @Test(
        arguments: [
            ("pad(1,fill=[0,1])", "2 values"), ("pad(1,fill=2)", "1 for the greatest"),
        ])
    func `A stage that does not fit the picture says why`(text: String, part: String) throws {
        let error = #expect(throws: RelumeError.self) { try Pipeline(parsing: text).output(for: Self.rgb) }
        #expect(error?.message.contains(part) == true, "\(error as Any)")
    }
}
