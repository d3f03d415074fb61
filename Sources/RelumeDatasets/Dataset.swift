public import RelumeCodecs
public import RelumeCore
public import RelumeImages

/// Samples by number, in PyTorch's sense: how many there are, what each is called, and each one when it is asked for, from
/// any thread and in any order.
public protocol Dataset: Sendable {
    /// The number of samples.
    var count: Int { get }
    /// The names of the labels; empty where samples have none.
    var classes: [String] { get }
    /// What messages and manifests call a sample: the path of its file, and its place there if it holds several.
    func name(at index: Int) -> String
    /// The path of the file that a sample stands in.
    func path(at index: Int) -> String
    /// Every file that it is read from.
    var sourceFiles: [String] { get }
    /// The class of a sample, counted from 0; nil where it has none.
    func label(at index: Int) -> Int?
    /// The path below an output directory that files made of a sample are named after.
    func outputPath(at index: Int) -> String
    /// What a sample is, from the start of its file, without decoding; nil where that can be known only by reading it all.
    ///
    /// - Throws: what ``sample(at:)`` would throw because of the header.
    func header(at index: Int) throws(RelumeError) -> ImageSpec?
    /// Reads and decodes a sample.
    ///
    /// - Throws: `io`, `malformedData`, `unsupported` or `limitExceeded`; each names the file.
    func sample(at index: Int) throws(RelumeError) -> Sample
}

extension Dataset {
    /// Without names.
    public var classes: [String] { [] }

    /// Its name, where each sample has a file of its own.
    public func path(at index: Int) -> String { name(at: index) }

    /// The file of each sample.
    public var sourceFiles: [String] { (0..<count).map(path) }

    /// Without a label.
    public func label(at index: Int) -> Int? { nil }
}

/// A data set of encoded pictures, whose reading and decoding are steps of their own: what a sample is becomes known
/// between them, before memory for its pixels is allocated.
public protocol EncodedDataset: Dataset {
    /// What a file may ask for; what stages make of a picture is held to it, too.
    var limits: DecodeLimits { get }
    /// Replaces `buffer`, whose memory serves again, by the bytes of a sample.
    ///
    /// - Throws: `io`, naming the file.
    func read(at index: Int, into buffer: inout [UInt8]) throws(RelumeError)
    /// What the sample is whose bytes were read.
    ///
    /// - Throws: `malformedData`, `unsupported` or `limitExceeded`; each names the file.
    func spec(of bytes: [UInt8], at index: Int) throws(RelumeError) -> ImageSpec
    /// Decodes the sample whose bytes were read; for one that is shown no larger than in a square of `thumbnailSide` see
    /// ``ImageDecoder/decode(_:limits:appliesOrientation:thumbnailSide:)``.
    ///
    /// - Throws: `malformedData`, `unsupported` or `limitExceeded`; each names the file.
    func decode(_ bytes: [UInt8], at index: Int, thumbnailSide: Int?) throws(RelumeError) -> Sample
}

extension EncodedDataset {
    /// The usual ones.
    public var limits: DecodeLimits { .default }

    /// Reads and decodes a sample.
    public func sample(at index: Int) throws(RelumeError) -> Sample {
        var buffer: [UInt8] = []
        try read(at: index, into: &buffer)
        return try decode(buffer, at: index, thumbnailSide: nil)
    }
}

/// A data set whose samples all are of one shape, so that several can be taken at once.
public protocol UniformDataset: Dataset {
    /// What every sample is.
    var spec: ImageSpec { get }
    /// The samples at `indices` as one batch.
    ///
    /// - Throws: `io` or `malformedData`, naming the file, where they are not in memory and it cannot be read.
    func batch(at indices: [Int]) throws(RelumeError) -> LabeledBatch
}

extension UniformDataset {
    /// What every sample is.
    public func header(at index: Int) -> ImageSpec? { spec }

    /// One sample as a picture, which takes samples that are integers.
    ///
    /// - Throws: `unsupported` for floats.
    public func sample(at index: Int) throws(RelumeError) -> Sample {
        switch try batch(at: [index]).images.samples {
        case .uint8(let tensor): return Sample(PixelImage(unchecked: tensor.picture))
        case .uint16(let tensor): return Sample(PixelImage(unchecked: tensor.picture))
        case .float32:
            throw RelumeError(
                .unsupported, "floats make no picture by themselves; take batches of them", path: path(at: index))
        }
    }
}

/// A part of a data set that is handed out in parts.
public enum DatasetSplit: String, CaseIterable, Sendable {
    /// The training images; all of their files must be there.
    case train
    /// The test images.
    case test
    /// Training and test images, of those official files that are there.
    case all
}

/// One sample of a ``Dataset``, or of a sequence that a ``DataLoader`` reads.
public struct Sample: Sendable {
    /// The picture.
    public var image: PixelImage
    /// Its class in a sequence; a data set says it by ``Dataset/label(at:)``.
    public var label: Int?
    /// What was odd about its file but cost no pixels.
    public var warnings: [String]

    /// Makes a sample of a picture.
    public init(_ image: PixelImage, label: Int? = nil, warnings: [String] = []) {
        self.image = image
        self.label = label
        self.warnings = warnings
    }
}

extension ImageInfo {
    /// What decoding gives, turned by the orientation where that is asked for.
    package func spec(appliesOrientation: Bool) -> ImageSpec {
        ImageSpec(
            height: appliesOrientation ? orientedHeight : height, width: appliesOrientation ? orientedWidth : width,
            channels: channels, hasAlpha: hasAlpha, elementType: decodedBitDepth == 16 ? .uint16 : .uint8)
    }
}
