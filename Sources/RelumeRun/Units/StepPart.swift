import RelumeCodecs
import RelumeCore
import RelumeImages
import RelumeTensorBoard

/// What one unit adds to the outputs of its step; only what is asked for is there.
struct StepPart: Sendable {
    /// The place of its first sample in the step.
    let place: Int
    /// The samples in it.
    let count: Int
    /// What the unit's input held.
    var read: FileCheck?
    /// What a grid of nothing else is made of.
    var whole: (any Rendering)?
    var cells: Sides<[FittedCell]>?
    /// What the cells are made of where their display depends on the values of the whole step.
    var cellSource: (any Rendering)?
    var pictures: Sides<[EncodedImage]>?
    /// What the tensor file is made of.
    var values: StepValues?
    var statistics: ValueStatistics?

    init(place: Int, count: Int) {
        self.place = place
        self.count = count
    }
}

extension StepPart {
    /// The CRC-32C over what the units of a step held, each at its place: two steps of one digest are made of the same.
    static func digest(_ parts: [StepPart]) -> String {
        digest(parts.map { (place: $0.place, read: $0.read) })
    }

    static func digest(_ parts: [(place: Int, read: FileCheck?)]) -> String {
        let text = parts.map { "\($0.place) \($0.read?.bytes ?? -1) \($0.read?.crc32c ?? "")\n" }.joined()
        return FileCheck(of: Array(text.utf8)).crc32c
    }
}

/// What a step shows in TensorBoard.
enum LoggedPictures: Sendable {
    /// One picture of all samples.
    case grid(Sides<EncodedImage>)
    /// The samples one by one.
    case list(Sides<[EncodedImage]>)
}

extension OutputOptions {
    /// The PNG file of `picture` with the size beside it.
    func encodeImage(_ picture: PixelImage, jobs: Int = 1) throws(RelumeError) -> EncodedImage {
        EncodedImage(
            bytes: try PNGEncoder.encode(picture, profile: pngProfile, reduces: reducesColors, jobs: jobs),
            width: picture.width, height: picture.height)
    }
}
