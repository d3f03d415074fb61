import RelumeActivations
import RelumeCore
import RelumeImages
import RelumePipeline
import Testing

struct PixelImageStageTests {
    private let image = PixelImage(
        Tensor(shape: [2, 3, 3], scalars: (0..<18).map { UInt8($0) }), metadata: ImageMetadata())

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
}
