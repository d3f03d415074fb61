import RelumeActivations
import RelumeCore
import RelumeImages
import RelumePipeline
import Testing

struct StagePicturesTests {
    private let image = PixelImage(
        unchecked: Tensor(unchecked: [2, 3, 3], scalars: (0..<18).map { UInt8($0) }), metadata: ImageMetadata())

    @Test func `A stage that leaves integers makes a picture of a picture`() throws {
        let gray = try image.applying(.grayscale)
        #expect(gray.shape == [2, 3, 1] && gray.tensor(of: UInt8.self)?.scalars == [1, 4, 7, 10, 13, 16])
        #expect(try gray.applying(.rgb).tensor(of: UInt8.self)?.scalars.prefix(6) == [1, 1, 1, 4, 4, 4])
        #expect(try image.applying(.toDtype(.uint16)).tensor(of: UInt16.self)?.scalars.last == 17 << 8)
        let padded = try image.applying(.pad(Padding(left: 1), fill: [1]))
        #expect(padded.shape == [2, 4, 3] && padded.tensor(of: UInt8.self)?.scalars.prefix(4) == [255, 255, 255, 0])
    }

    @Test(arguments: [Stage.activation(.relu), .toDtype(.float32), .normalize(.half)])
    func `A stage that makes floats is refused with the way to go`(stage: Stage) throws {
        let error = #expect(throws: RelumeError.self) { try image.applying(stage) }
        #expect(error?.message.contains("Pipeline") == true, "\(error as Any)")
    }

    @Test func `A pipeline takes a picture as it takes its planes`() throws {
        for text in ["resize(4,5) | relu", "sigmoid", "center_crop(1,2) | normalize(half)", "linear"] {
            let pipeline = try Pipeline(parsing: text)
            #expect(try pipeline.applying(image) == pipeline.applying(image.batch))
        }
    }

    @Test func `A batch keeps its integers through a stage that makes no floats`() throws {
        let batch = try image.batch.applying(.resize(height: 1, width: 1, interpolation: .box))
        #expect(batch.samples == .uint8(Tensor(unchecked: [1, 3, 1, 1], scalars: [8, 9, 10])))
        #expect(try batch.applying(.activation(.relu)).spec.elementType == .float32)
    }

    @Test(arguments: [
        "resize(1,2,interpolation=nearest)", "center_crop(1,2)", "random_crop(1,2)", "random_horizontal_flip(p=1)",
        "pad(1,fill=7)",
    ])
    func `Class indices are moved and stay what they are`(text: String) throws {
        let stage = try Pipeline(parsing: text).stages[0]
        let classes = ImageBatch(
            unchecked: .uint8(Tensor(unchecked: [1, 1, 2, 3], scalars: [1, 2, 3, 4, 5, 6])), isMask: true)
        let moved = try classes.applying(stage)
        guard case .uint8(let tensor) = moved.samples else {
            Issue.record("the type changed")
            return
        }
        #expect(moved.isMask && tensor.scalars.allSatisfy { 1...7 ~= $0 })
    }

    @Test(arguments: [Stage.resize(3), .grayscale, .rgb, .toDtype(.uint16)])
    func `Nothing computes with class indices`(stage: Stage) {
        let classes = ImageBatch(
            unchecked: .uint8(Tensor(unchecked: [1, 1, 2, 3], scalars: [1, 2, 3, 4, 5, 6])), isMask: true)
        let error = #expect(throws: RelumeError.self) { try classes.applying(stage) }
        #expect(error?.message.contains("class indices") == true)
    }
}
