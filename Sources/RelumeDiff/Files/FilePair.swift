import RelumeCodecs
public import RelumeCore
import RelumeFiles

/// Two files that are to be compared.
public struct FilePair: Hashable, Sendable {
    /// What it is called in results: the path below both directories, or the file's name.
    public let name: String
    /// The expected file; nil if only the actual one is there.
    public let expected: String?
    /// The actual file; nil if only the expected one is there.
    public let actual: String?

    /// Pairs two files.
    public init(name: String, expected: String?, actual: String?) {
        self.name = name
        self.expected = expected
        self.actual = actual
    }

    /// The pairs that two paths stand for: one for two files, or for two directories one for each image file (by
    /// the name's ending, letters in either case) in either of them, at any depth, in the order of their paths.
    ///
    /// - Throws: `io` or `invalidArgument` where a path is missing, one is a file and the other a directory, or there is no
    ///   picture in either directory.
    public static func pairs(expected: String, actual: String) throws(RelumeError) -> [FilePair] {
        switch (try kind(expected), try kind(actual)) {
        case (.directory, .directory): return try directoryPairs(expected, actual)
        case (.directory, _): throw mixed(directory: expected, file: actual)
        case (_, .directory): throw mixed(directory: actual, file: expected)
        default: return [FilePair(name: Path.lastComponent(actual), expected: expected, actual: actual)]
        }
    }

    private static func kind(_ path: String) throws(RelumeError) -> FileStatus.Kind {
        guard let status = try FileSystem.status(of: path) else {
            throw RelumeError(.io, "there is no such file or directory; check the path", path: path)
        }
        return status.kind
    }

    private static func mixed(directory: String, file: String) -> RelumeError {
        RelumeError(
            .invalidArgument, "this is a directory, but \(file) is a file; give two files or two directories",
            path: directory)
    }

    private static func directoryPairs(_ expected: String, _ actual: String) throws(RelumeError) -> [FilePair] {
        let before = try pictures(below: expected)
        let after = try pictures(below: actual)
        let names = Set(before).union(after).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        guard !names.isEmpty else {
            throw RelumeError(
                .invalidArgument,
                "there is no \(ImageFormat.anyName) file to compare in \(expected) or \(actual); check the paths")
        }
        let (hasBefore, hasAfter) = (Set(before), Set(after))
        return names.map { name in
            FilePair(
                name: name, expected: hasBefore.contains(name) ? Path.join(expected, name) : nil,
                actual: hasAfter.contains(name) ? Path.join(actual, name) : nil)
        }
    }

    /// The paths of the pictures below a directory, relative to it. A directory that contains itself through a link is
    /// entered once.
    private static func pictures(below root: String) throws(RelumeError) -> [String] {
        var found: [String] = []
        var entered: Set<FileStatus.Identity> = []
        var waiting = [""]
        while let directory = waiting.popLast() {
            let path = Path.join(root, directory)
            guard let status = try FileSystem.status(of: path), entered.insert(status.identity).inserted else {
                continue
            }
            for entry in try FileSystem.entries(of: path) {
                let name = Path.join(directory, entry.name)
                if entry.kind == .directory { waiting.append(name) }
                if entry.kind == .file, ImageFormat.guess(fileExtension: Path.extension(name)) != nil {
                    found.append(name)
                }
            }
        }
        return found
    }
}
