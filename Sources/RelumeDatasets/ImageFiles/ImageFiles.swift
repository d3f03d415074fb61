public import RelumeCodecs
public import RelumeCore
import RelumeFiles

/// Image files in any folders, in order, one of which may be standard input; built so that a million of them cost little
/// memory.
public struct ImageFiles: EncodedDataset {
    /// Where a group of files comes from.
    private struct Root: Hashable, Sendable {
        /// The directory that the relative paths start from.
        let directory: String
        /// What stands before the relative path in output names: empty, or the input's own name among several.
        let prefix: String
    }

    /// One file: its root and its path below it.
    private struct Entry: Sendable {
        let root: Int32
        let relativePath: String
    }

    /// What messages call the image that comes from standard input.
    public static let standardInputName = "stdin"

    private var roots: [Root] = []
    private var entries: [Entry] = []
    private var standardInputRoot: Int32?
    private let decoding: PictureDecoding
    private var labels: [Int] = []
    /// The names of the labels; empty where they have none.
    public private(set) var classes: [String] = []

    /// What a file may ask for before it is refused.
    public var limits: DecodeLimits { decoding.limits }
    /// Whether images are turned as their EXIF orientation asks.
    public var appliesOrientation: Bool { decoding.appliesOrientation }

    /// Makes an empty list.
    public init(limits: DecodeLimits = .default, appliesOrientation: Bool = true) {
        decoding = PictureDecoding(limits: limits, appliesOrientation: appliesOrientation)
    }

    /// Lists the files at `paths`, each named after its last component.
    public init(
        _ paths: [String], limits: DecodeLimits = .default, appliesOrientation: Bool = true
    ) {
        self.init(limits: limits, appliesOrientation: appliesOrientation)
        for path in paths { append(Path.lastComponent(path), below: Path.directory(path)) }
    }

    /// Lists the files at `paths` with the class of each, such as the lines of a CSV file say it.
    ///
    ///     let train = try ImageFiles(rows.map(\.path), labels: rows.map(\.label), classes: ["cat", "dog"])
    ///
    /// - Parameter classes: The names of the classes, where they have some.
    /// - Throws: `invalidArgument` if there are not as many labels as paths, or a label is negative or has no name.
    public init(
        _ paths: [String], labels: [Int], classes: [String] = [], limits: DecodeLimits = .default,
        appliesOrientation: Bool = true
    ) throws(RelumeError) {
        guard labels.count == paths.count else {
            throw RelumeError(
                .invalidArgument, "\(labels.count) labels for \(paths.count) paths; give each file its own")
        }
        if let index = labels.firstIndex(where: { $0 < 0 || !classes.isEmpty && $0 >= classes.count }) {
            let expected = classes.isEmpty ? "0 or more" : "0...\(classes.count - 1)"
            throw RelumeError(
                .invalidArgument, "the label is \(labels[index]), expected \(expected)", path: paths[index],
                index: index)
        }
        self.init(paths, limits: limits, appliesOrientation: appliesOrientation)
        self.labels = labels
        self.classes = classes
    }

    /// Adds the file at `relativePath` below `directory`; `prefix` stands before that path in ``outputPath(at:)``.
    public mutating func append(_ relativePath: String, below directory: String, prefix: String = "") {
        let root = Root(directory: directory, prefix: prefix)
        if roots.last != root || roots.count - 1 == standardInputRoot.map(Int.init) { roots.append(root) }
        entries.append(Entry(root: Int32(roots.count - 1), relativePath: relativePath))
    }

    /// Adds the image on standard input, which can be read once.
    public mutating func appendStandardInput() {
        precondition(standardInputRoot == nil, "standard input can be read once")
        roots.append(Root(directory: "", prefix: ""))
        standardInputRoot = Int32(roots.count - 1)
        entries.append(Entry(root: Int32(roots.count - 1), relativePath: Self.standardInputName))
    }

    /// The number of files.
    public var count: Int { entries.count }

    /// The class of a file; nil where it was listed without.
    public func label(at index: Int) -> Int? { index < labels.count ? labels[index] : nil }

    /// Whether a file is standard input.
    public func isStandardInput(at index: Int) -> Bool { entries[index].root == standardInputRoot }

    /// Whether standard input is among them.
    public var readsStandardInput: Bool { standardInputRoot != nil }

    /// The path to read, as messages and the manifest name it.
    public func name(at index: Int) -> String {
        let entry = entries[index]
        return isStandardInput(at: index)
            ? entry.relativePath : Path.join(roots[Int(entry.root)].directory, entry.relativePath)
    }

    /// The paths of all but standard input.
    public var sourceFiles: [String] { (0..<count).filter { !isStandardInput(at: $0) }.map(name) }

    /// The path below the file's root, behind the root's own name where there are several.
    public func outputPath(at index: Int) -> String {
        let entry = entries[index]
        return Path.join(roots[Int(entry.root)].prefix, entry.relativePath)
    }

    /// Nil for standard input and pipes, which can be read only once: a second look would wait for a writer for ever.
    ///
    /// - Throws: as ``spec(of:at:)``, and `io`.
    public func header(at index: Int) throws(RelumeError) -> ImageSpec? {
        guard !isStandardInput(at: index), try FileSystem.status(of: name(at: index))?.kind.isStream != true else {
            return nil
        }
        let path = name(at: index)
        return try decoding.header(at: path) { count throws(RelumeError) in
            try FileSystem.read(path, upTo: count)
        } whole: { () throws(RelumeError) in
            try FileSystem.read(path, limit: readLimit)
        }
    }

    /// Reads the file, or standard input to its end.
    public func read(at index: Int, into buffer: inout [UInt8]) throws(RelumeError) {
        if isStandardInput(at: index) {
            buffer = try FileSystem.readStandardInput(limit: readLimit)
        } else {
            try FileSystem.read(name(at: index), into: &buffer, limit: readLimit)
        }
    }

    private var readLimit: ReadLimit { ReadLimit(bytes: limits.maxFileBytes) }

    /// What the picture is, turned where that is applied.
    public func spec(of bytes: [UInt8], at index: Int) throws(RelumeError) -> ImageSpec {
        try decoding.spec(of: bytes, at: name(at: index))
    }

    /// Decodes the picture.
    public func decode(_ bytes: [UInt8], at index: Int, thumbnailSide: Int?) throws(RelumeError) -> Sample {
        try decoding.sample(of: bytes, at: name(at: index), thumbnailSide: thumbnailSide)
    }
}
