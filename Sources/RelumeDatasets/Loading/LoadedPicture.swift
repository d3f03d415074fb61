import RelumeCore
import RelumeImages

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
}
