import Foundation
import RelumeCore
import RelumePipeline
import TestSupport
import Testing

/// From scores to classes, and from classes to colors.
struct ClassStageTests {
    /// Scores of one pixel, a channel each.
    private static func scores(_ values: [Float]) -> ImageBatch {
        ImageBatch(unchecked: .float32(Tensor(unchecked: [1, values.count, 1, 1], scalars: values)))
    }

    private static func classes(_ values: [UInt8], width: Int) -> ImageBatch {
        ImageBatch(
            unchecked: .uint8(Tensor(unchecked: [1, 1, values.count / width, width], scalars: values)), isMask: true)
    }

    // MARK: Argmax

    /// numpy.argmax of each list.
    @Test(
        arguments: [
            ([1, 3, 3, 2], 1), ([-5], 0), ([0, -0.0], 0), ([-0.0, 0], 0), ([-.infinity, -1], 1),
            ([1, .nan, 3, .nan], 1),
            ([.nan, .infinity], 0), ([.infinity, .nan], 1), ([-.infinity, -.infinity], 0), ([2, 1, .infinity], 2),
        ] as [([Float], UInt8)])
    func `The first greatest value or NaN wins, as in NumPy`(values: [Float], expected: UInt8) throws {
        let output = try Pipeline([.argmax]).applying(Self.scores(values))
        #expect(output == Self.classes([expected], width: 1))
    }

    @Test(arguments: [1, 3])
    func `Each pixel of each image has its class, on any number of threads`(jobs: Int) throws {
        let shape: TensorShape = [3, 5, 71, 131]
        let plane = 71 * 131
        var generator = SplitMix64(seed: 7)
        let scalars = (0..<shape.count).map { _ in UInt8(generator.next() % 200) }
        let expected = (0..<3 * plane).map { pixel in
            let values = (0..<5).map { scalars[(pixel / plane * 5 + $0) * plane + pixel % plane] }
            return UInt8(values.firstIndex(of: values.max() ?? 0) ?? 0)
        }
        let bytes = ImageBatch(unchecked: .uint8(Tensor(unchecked: shape, scalars: scalars)))
        let output = try Pipeline([.argmax]).applying(bytes, jobs: jobs)
        #expect(
            output
                == ImageBatch(unchecked: .uint8(Tensor(unchecked: [3, 1, 71, 131], scalars: expected)), isMask: true))
        let floats = ImageBatch(unchecked: .float32(Tensor(unchecked: shape, scalars: scalars.map { Float($0) })))
        #expect(try Pipeline([.argmax]).applying(floats, jobs: jobs) == output)
    }

    @Test(arguments: [(256, ImageSpec.ElementType.uint8), (257, .uint16)])
    func `Classes take 16 bits where 8 do not hold them`(count: Int, type: ImageSpec.ElementType) throws {
        let scores = Self.scores((0..<count).map { Float($0) })
        let output = try Pipeline([.argmax]).applying(scores)
        #expect(output.spec == ImageSpec(height: 1, width: 1, channels: 1, elementType: type, isMask: true))
        #expect(try Pipeline([.argmax]).output(for: scores.spec) == output.spec)
        #expect(output.float32().scalars == [Float(count - 1)])
    }

    // MARK: Palette

    @Test func `A class is its color`() throws {
        let output = try Pipeline([.palette(.voc)]).applying(Self.classes([1, 0, 15, 255, 2, 8], width: 3))
        let planes: [UInt8] = [128, 0, 192, 224, 0, 64, 0, 0, 128, 224, 128, 0, 0, 0, 128, 192, 0, 0]
        #expect(output.spec == ImageSpec(height: 2, width: 3, channels: 3, elementType: .float32))
        #expect(output.float32().scalars == planes.map { Float($0) / 255 })
    }

    @Test func `Colors that are not opaque bring alpha`() throws {
        let palette = try Palette([
            Palette.Color(red: 1, green: 2, blue: 3), Palette.Color(red: 4, green: 5, blue: 6, alpha: 7),
        ])
        let output = try Pipeline([.palette(palette)]).applying(Self.classes([1, 0], width: 2))
        #expect(output.hasAlpha && output.float32().scalars == [4, 1, 5, 2, 6, 3, 7, 255].map { Float($0) / 255 })
    }

    @Test(arguments: [1, 3])
    func `Logits become colors of their classes, on any number of threads`(jobs: Int) throws {
        let plane = 300 * 310
        let classes = (0..<2 * plane).map { $0 % 21 * 7 % 21 }
        var scalars = [Float](repeating: -1, count: 2 * 21 * plane)
        for (pixel, index) in classes.enumerated() {
            scalars[(pixel / plane * 21 + index) * plane + pixel % plane] = 2
        }
        let logits = ImageBatch(unchecked: .float32(Tensor(unchecked: [2, 21, 300, 310], scalars: scalars)))
        let output = try Pipeline(parsing: "softmax | argmax(axis=1) | palette(voc)").applying(logits, jobs: jobs)
        let colors = output.float32().scalars
        let red = (0..<2 * plane).map { colors[($0 / plane * 3) * plane + $0 % plane] * 255 }
        #expect(red == classes.map { Float(Palette.voc.colors[$0].red) })
    }

    @Test(arguments: [(1, "row 1"), (2, "record 11: row 1")])
    func `A class without a color is named with its place`(count: Int, place: String) throws {
        let shape: TensorShape = [count, 1, 2, 3]
        var indices = [UInt16](repeating: 18, count: shape.count)
        indices[shape.count - 1] = 19
        let batch = ImageBatch(unchecked: .uint16(Tensor(unchecked: shape, scalars: indices)), isMask: true)
        let error = #expect(throws: RelumeError.self) {
            try Pipeline([.palette(.cityscapes)]).applying(batch, context: SampleContext(sample: 10))
        }
        #expect(error?.code == .malformedData)
        #expect(
            error?.description
                == "\(place), column 2 is class 19, and the palette cityscapes has 19 colors, for classes 0 "
                + "to 18; take one with a color for each class")
    }

    // MARK: What fits

    @Test(arguments: [
        ("argmax | relu", "relu computes with values"), ("argmax | normalize(half)", "normalize computes with values"),
        ("argmax | softmax", "softmax computes with values"), ("argmax | clamp(0,1)", "clamp computes with values"),
        ("argmax | argmax", "argmax computes with values"), ("argmax | grayscale", "grayscale computes with values"),
        ("palette(voc)", "here are 3 color channels; put argmax(axis=1) before it"),
        ("grayscale | relu | palette(voc)", "here are floats; put argmax(axis=1) before it"),
    ])
    func `What does not fit is refused before a sample is there`(text: String, part: String) throws {
        let pipeline = try Pipeline(parsing: text)
        let error = #expect(throws: RelumeError.self) {
            try pipeline.output(for: ImageSpec(height: 4, width: 4, channels: 3))
        }
        #expect(error?.code == .invalidArgument && error?.message.contains(part) == true, "\(error as Any)")
    }

    /// A bare denormalize needs a normalize before it.
    @Test(arguments: StageKind.all.map(\.example).filter { $0 != "denormalize" })
    func `A stage refuses class indices, or leaves what it says`(example: String) throws {
        let pipeline = try Pipeline(parsing: example)
        let classes = Self.classes((0..<48 * 48).map { UInt8($0 % 19) }, width: 48)
        if try #require(pipeline.stages.first).operation.takesMasks {
            #expect(try pipeline.applying(classes).spec == pipeline.output(for: classes.spec))
        } else {
            #expect(throws: RelumeError.self) { try pipeline.output(for: classes.spec) }
        }
    }

    @Test func `Opacity is no class`() {
        let rgba = ImageSpec(height: 4, width: 4, channels: 4, hasAlpha: true)
        let error = #expect(throws: RelumeError.self) { try Pipeline([.argmax]).output(for: rgba) }
        #expect(error?.message.contains("the last one here is opacity") == true)
    }

    @Test(arguments: [
        ("argmax | center_crop(2)", ImageSpec(height: 2, width: 2, channels: 1, isMask: true)),
        ("argmax | palette(voc) | sigmoid", ImageSpec(height: 4, width: 5, channels: 3, elementType: .float32)),
        ("grayscale | palette(voc)", ImageSpec(height: 4, width: 5, channels: 3, elementType: .float32)),
    ])
    func `A pipeline says what leaves it`(text: String, expected: ImageSpec) throws {
        let pipeline = try Pipeline(parsing: text)
        let batch = ImageBatch(unchecked: .uint8(Tensor(unchecked: [2, 3, 4, 5], repeating: 7)))
        #expect(try pipeline.output(for: batch.spec) == expected)
        #expect(try pipeline.applying(batch).spec == expected)
        let outcome = try pipeline.outcome(of: batch)
        #expect(outcome.after.spec == expected && outcome.before.spec.elementType == .float32)
    }

    // MARK: Text

    @Test(arguments: [
        "argmax(axis=1) | palette(voc)", "palette(cityscapes)", "palette(ade20k)", "palette([0,0,0,255,128,7])",
        "palette(rgba=[0,0,0,255,128,7,9,10])",
    ])
    func `Text and stage are one`(text: String) throws {
        let pipeline = try Pipeline(parsing: text)
        #expect(pipeline.description == text)
        #expect(try Pipeline(parsing: pipeline.description) == pipeline)
    }

    @Test(arguments: [
        ("argmax", "argmax(axis=1)"), ("argmax(-3)", "argmax(axis=1)"), ("argmax(dim=1)", "argmax(axis=1)"),
        ("palette(VOC)", "palette(voc)"), ("palette(rgb=[1,2,3])", "palette([1,2,3])"),
    ])
    func `Other spellings mean the same`(text: String, spelling: String) throws {
        #expect(try Pipeline(parsing: text) == Pipeline(parsing: spelling))
    }

    @Test(arguments: ["colors.txt", "my colors.txt", #"a "quoted\" name"#, "1.5"])
    func `A file of colors is named by its path`(name: String) throws {
        let directory = try TemporaryDirectory()
        try "10 20 30\n#405060\n".write(toFile: directory.file(name), atomically: true, encoding: .utf8)
        let escaped = directory.file(name).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        let pipeline = try Pipeline(parsing: "palette(\"\(escaped)\")")
        #expect(pipeline.description == "palette(\"\(escaped)\")")
        #expect(try Pipeline(parsing: pipeline.description) == pipeline)
        let output = try pipeline.applying(Self.classes([1], width: 1))
        #expect(output.float32().scalars == [0x40, 0x50, 0x60].map { Float($0) / 255 })
        let plain = try? Pipeline(parsing: "palette(\(directory.file(name)))")
        #expect((plain == pipeline) == !name.contains { " \"".contains($0) })
    }

    @Test func `A file that holds no colors is named with its line`() throws {
        let directory = try TemporaryDirectory()
        try "0 0 0\nred\n".write(toFile: directory.file("colors"), atomically: true, encoding: .utf8)
        let error = #expect(throws: RelumeError.self) { try Palette(contentsOf: directory.file("colors")) }
        #expect(error?.path == directory.file("colors") && error?.message.hasPrefix("line 2: expected a color") == true)
        let parsed = #expect(throws: RelumeError.self) {
            try Pipeline(parsing: "argmax | palette(\(directory.file("colors")))")
        }
        #expect(parsed?.message.hasPrefix("stage 2, palette: \(directory.file("colors")): line 2: expected") == true)
    }

    @Test(arguments: [
        ("palette(vok)", "there is no palette \"vok\", and no file of that name; did you mean \"voc\"?"),
        ("palette(./none.txt)", "and no file of that name; there is \"voc\", \"cityscapes\" or \"ade20k\""),
        ("palette", "palette takes \"voc\", \"cityscapes\" or \"ade20k\", a file"), ("palette(3)", "palette takes"),
        ("palette(voc,cityscapes)", "palette takes"),
        ("palette([1,2])", "3 whole numbers from 0 to 255 for each color"),
        ("palette([1,2,256])", "that are not all such numbers"), ("palette(\"voc)", "expected the closing \""),
        ("palette(rgba=[1,2,3])", "4 whole numbers"), ("argmax(axis=2)", "argmax has no use for axis 2"),
        ("argmax(1,2)", "argmax takes one axis"), ("argmax(channels)", "argmax takes the number of an axis"),
        ("argmx", "did you mean \"argmax\"?"), ("pallete(voc)", "did you mean \"palette\"?"),
    ])
    func `What is no stage is refused with a remedy`(text: String, part: String) {
        let error = #expect(throws: RelumeError.self) { try Pipeline(parsing: text) }
        #expect(error?.code == .invalidArgument && error?.message.contains(part) == true, "\(error as Any)")
    }
}
