import RelumeCore
import RelumeImages

/// A resize of which only the middle is kept: rows and columns outside of it are never made. A pipeline does so where a
/// `center_crop` stands behind a `resize`.
struct ResizedCrop: StageOperation {
    let resize: Resize
    let crop: CenterCrop

    var name: String { description }
    var description: String { "\(resize) | \(crop)" }
    var countsPixels: Bool { true }
    var takesMasks: Bool { resize.takesMasks }

    func output(for input: ImageSpec) -> ImageSpec { crop.output(for: resize.output(for: input)) }

    func apply(to batch: inout ImageBatch, _ context: SampleContext, jobs: Int) {
        resize.apply(to: &batch, keeping: crop, jobs: jobs)
    }

    func applying(to image: PixelImage, _ context: SampleContext, jobs: Int) -> ImageBatch {
        resize.applying(to: image, keeping: crop, jobs: jobs)
    }
}
