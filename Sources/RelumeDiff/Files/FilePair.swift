import RelumeCodecs
package import RelumeCore
import RelumeFiles

/// Two files that are to be compared.
package struct FilePair: Hashable, Sendable {
    /// What it is called in results: the path below both directories, or the file's name.
    package let name: String
    /// The expected file; nil if only the actual one is there.
    package let expected: String?
    /// The actual file; nil if only the expected one is there.
    package let actual: String?
    /// Why they cannot be compared, where that showed while they were looked for.
    package let fault: String?

    /// Pairs two files.
    package init(name: String, expected: String?, actual: String?, fault: String? = nil) {
        self.name = name
        self.expected = expected
        self.actual = actual
        self.fault = fault
    }

    /// The pairs that two paths stand for, in the order of their paths: one for two files, or for two directories one for
    /// each picture in either of them, at any depth.
    ///
    /// A picture, in a format that is read or not, is told by its name's extension, or where it has none by its first
    /// bytes. What cannot be looked into, such as a broken link of a picture's name or a directory that cannot be listed,
    /// is a pair with a fault, which stands for everything below it.
    ///
    /// - Throws: `io` or `invalidArgument` where a path is missing or cannot be listed, one is a file and the other a
    ///   directory, or there is no picture in either directory.
    package static func pairs(expected: String, actual: String) throws(RelumeError) -> [FilePair] {
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
        let pairs = try PairWalk(expected: expected, actual: actual).pairs
        guard !pairs.isEmpty else {
            throw RelumeError(
                .invalidArgument,
                "there is no \(ImageFormat.anyName) file to compare in \(expected) or \(actual); check the paths")
        }
        return pairs
    }
}
