import FoundationEssentials
import RelumeCodecs
public import RelumeCore
import RelumeFiles
import RelumeImages

/// Writes a report that a browser opens from disk: one file with the pictures inside it, an entry at a time.
///
/// The page is the resource `report.html`, followed by a block of JSON. Where the pictures would make it huge, they are
/// written beside it, into a directory named after the report, and only the thumbnails are inside.
public struct HTMLReportWriter: ~Copyable {
    /// The file.
    public let path: String
    /// Whether pictures are written beside the file.
    public let keepsPicturesBeside: Bool
    private let file: AtomicFile
    private var count = 0

    /// The longer side of an entry's small picture.
    private static let thumbnailSide = 56

    /// How many bytes of pictures a report holds before they are written beside it.
    public static let embeddedLimit = 16 << 20

    /// Begins a report at `path`, which may also be a pipe or an open file, such as `/dev/stdout`.
    ///
    /// - Parameters:
    ///   - labels: What the first and the second picture of an entry are called.
    ///   - pictureBytes: About how large all pictures will be, as files.
    public init(
        path: String, title: String, labels: (String, String), pictureBytes: Int
    ) throws(RelumeError) {
        let file = try AtomicFile(named: path)
        try file.append(PackageResources.report_html)
        // The object stays open for the entries.
        let json = Self.escaped(JSONLine.of(Head(title: title, labels: [labels.0, labels.1]))).dropLast()
        try file.append([UInt8]("<script type=\"application/json\" id=\"report\">\(json),\"entries\":[\n".utf8))
        self.path = path
        keepsPicturesBeside = pictureBytes > Self.embeddedLimit && !file.isStream
        self.file = file
    }

    /// Adds an entry.
    public mutating func append(_ entry: ReportEntry) throws(RelumeError) {
        let record = try record(entry)
        try file.append([UInt8](((count > 0 ? ",\n" : "") + Self.escaped(JSONLine.of(record))).utf8))
        count += 1
    }

    /// Ends the report; only now it appears.
    public consuming func finish() throws(RelumeError) {
        try file.append([UInt8]("]}\n</script>\n".utf8))
        try file.commit()
    }

    /// JSON text that no HTML parser sees a tag or a comment in.
    static func escaped(_ json: String) -> String {
        var result = ""
        result.reserveCapacity(json.utf8.count)
        for scalar in json.unicodeScalars {
            switch scalar {
            case "<": result += "\\u003c"
            case ">": result += "\\u003e"
            case "&": result += "\\u0026"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    // MARK: Pictures

    private func record(_ entry: ReportEntry) throws(RelumeError) -> EntryRecord {
        var record = EntryRecord(entry)
        if let image = entry.thumbnail {
            record.thumbnail = Self.dataURI(try PNGEncoder.encode(image.thumbnail(side: Self.thumbnailSide)))
        }
        if let bytes = entry.first { record.first = try source(bytes, "first") }
        if let bytes = entry.second { record.second = try source(bytes, "second") }
        if let image = entry.diff { record.diff = try source(try PNGEncoder.encode(image), "diff") }
        if let image = entry.heat { record.heat = try source(try PNGEncoder.encode(image), "heat") }
        return record
    }

    /// What an `img` element shows the bytes from.
    private func source(_ bytes: [UInt8], _ kind: String) throws(RelumeError) -> String {
        guard keepsPicturesBeside else { return Self.dataURI(bytes) }
        let name = "\(count)-\(kind).\(Self.format(bytes).fileExtensions[0])"
        let directory = Self.picturesDirectory(ofReport: path)
        try FileSystem.createDirectories(directory)
        try FileSystem.write(bytes, to: Path.join(directory, name))
        return Self.percentEncoded(Path.lastComponent(directory)) + "/" + name
    }

    /// Where the pictures of the report at `path` are written if they are written beside it.
    public static func picturesDirectory(ofReport path: String) -> String {
        Path.join(Path.directory(path), Path.stem(path) + "-pictures")
    }

    private static func dataURI(_ bytes: [UInt8]) -> String {
        "data:\(format(bytes).mimeType);base64,\(Data(bytes).base64EncodedString())"
    }

    /// Entries are shown as files of some format; a browser finds out by itself what another is.
    private static func format(_ bytes: [UInt8]) -> ImageFormat { ImageFormat.detect(bytes) ?? .png }

    private static func percentEncoded(_ name: String) -> String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
        return name.utf8.map { byte in
            guard !plain.contains(byte) else { return String(UnicodeScalar(byte)) }
            return (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }

    private struct Head: Encodable {
        let title: String
        let labels: [String]
    }

    private struct EntryRecord: Encodable {
        let name: String
        let result: String
        let status: String
        let summary: String
        let message: String
        let weight: Double
        let facts: [[String]]
        var thumbnail: String?
        var first: String?
        var second: String?
        var diff: String?
        var heat: String?

        init(_ entry: ReportEntry) {
            name = entry.name
            result = entry.result
            status = entry.status.rawValue
            summary = entry.summary
            message = entry.message
            weight = entry.weight
            facts = entry.facts.map { [$0.name, $0.value] }
        }
    }
}
