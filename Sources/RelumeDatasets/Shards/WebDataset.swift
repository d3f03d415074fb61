public import RelumeCodecs
public import RelumeCore
import RelumeFiles

/// Pictures in tar archives, as WebDataset packs them: neighbouring members whose names differ behind the first dot alone
/// are one sample, `000017.jpg` the picture and `000017.cls` the number of its class.
///
///     let train = try WebDataset(["shard-000000.tar", "shard-000001.tar"])
///
/// The archives' headers are read once, when the value is made; then each picture is read from where it stands, so the
/// order may be shuffled. A sample without a picture is left out, and members of other kinds are not looked at.
///
/// Source: https://github.com/webdataset/webdataset
public struct WebDataset: EncodedDataset {
    /// The archives, in order.
    public let sourceFiles: [String]
    private let shards: [[ShardSample]]
    private let offsets: PartOffsets
    private let decoding: PictureDecoding

    /// Reads the headers of `shards`, tar archives that are not compressed.
    ///
    /// - Throws: `io` if one cannot be read; `unsupported` if it is compressed; `malformedData`, with the offset, for damage,
    ///   an archive that ends within a member, a label that is no number, two pictures in one sample, or no picture at all.
    public init(
        _ shards: [String], limits: DecodeLimits = .default, appliesOrientation: Bool = true
    ) throws(RelumeError) {
        var samples: [[ShardSample]] = []
        for path in shards { samples.append(try ShardIndex.samples(of: path)) }
        sourceFiles = shards
        self.shards = samples
        offsets = PartOffsets(samples.map(\.count))
        decoding = PictureDecoding(limits: limits, appliesOrientation: appliesOrientation)
    }

    /// What a picture may ask for.
    public var limits: DecodeLimits { decoding.limits }

    /// The number of pictures.
    public var count: Int { offsets.count }

    /// The archive, and the member's name behind it.
    public func name(at index: Int) -> String {
        let (path, sample) = locate(index)
        // Not joined as paths are: of a name that begins with a slash, the archive would be lost.
        return "\(path)/\(sample.name)"
    }

    /// The archive that a picture stands in.
    public func path(at index: Int) -> String { locate(index).path }

    /// What the names of a sample's members have in common, the folders included.
    public func key(at index: Int) -> String { locate(index).sample.key }

    /// The number in a sample's `.cls` member; nil where it has none.
    public func label(at index: Int) -> Int? { locate(index).sample.label }

    /// The picture's name, without what would lead out of a directory.
    public func outputPath(at index: Int) -> String {
        Path.components(locate(index).sample.name).filter { $0 != "." && $0 != ".." }.joined(separator: "/")
    }

    /// What the picture is, from its first bytes.
    public func header(at index: Int) throws(RelumeError) -> ImageSpec? {
        let (path, sample) = locate(index)
        return try decoding.header(at: name(at: index)) { count throws(RelumeError) in
            var bytes: [UInt8] = []
            try sample.read(min(count, sample.size), from: path, into: &bytes)
            return bytes
        } whole: { () throws(RelumeError) in
            var bytes: [UInt8] = []
            try sample.read(sample.size, from: path, into: &bytes)
            return bytes
        }
    }

    /// Reads the picture's bytes from the archive.
    public func read(at index: Int, into buffer: inout [UInt8]) throws(RelumeError) {
        let (path, sample) = locate(index)
        try sample.read(sample.size, from: path, into: &buffer)
    }

    /// What the picture is, turned where that is applied.
    public func spec(of bytes: [UInt8], at index: Int) throws(RelumeError) -> ImageSpec {
        try decoding.spec(of: bytes, at: name(at: index))
    }

    /// Decodes the picture.
    public func decode(_ bytes: [UInt8], at index: Int, thumbnailSide: Int?) throws(RelumeError) -> Sample {
        try decoding.sample(of: bytes, at: name(at: index), thumbnailSide: thumbnailSide)
    }

    private func locate(_ index: Int) -> (path: String, sample: ShardSample) {
        let (shard, place) = offsets.locate(index)
        return (sourceFiles[shard], shards[shard][place])
    }
}
