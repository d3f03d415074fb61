import RelumeCore
import RelumeImages
import RelumePipeline

/// A picture as its data set gives it.
enum LoadedPicture {
    /// Decoded from a file, its channels last.
    case pixels(PixelImage)
    /// A batch, mostly of one, its channels first.
    case planes(ImageBatch)

    /// How many pictures it is.
    var count: Int {
        switch self {
        case .pixels: 1
        case .planes(let batch): batch.count
        }
    }

    var spec: ImageSpec {
        switch self {
        case .pixels(let image): image.spec
        case .planes(let batch): batch.spec
        }
    }

    var batch: ImageBatch {
        switch self {
        case .pixels(let image): image.batch
        case .planes(let batch): batch
        }
    }

    /// What `pipeline` makes of the picture, its samples as the last stage leaves them.
    func changed(by pipeline: Pipeline, _ context: SampleContext) throws(RelumeError) -> ImageBatch {
        switch self {
        case .pixels(let image): return try pipeline.changing(image, context, jobs: 1)
        case .planes(var batch):
            try pipeline.change(&batch, context, jobs: 1)
            return batch
        }
    }

    /// What leaves `pipeline`.
    func after(_ pipeline: Pipeline, _ context: SampleContext) throws(RelumeError) -> ImageBatch {
        switch self {
        case .pixels(let image): try pipeline.applying(image, context: context, jobs: 1)
        case .planes(let batch): try pipeline.applying(batch, context: context, jobs: 1)
        }
    }
}
