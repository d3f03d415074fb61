import RelumeCore
import RelumeFiles

/// Where each output of a run goes: below a directory, or the only one there is to standard output.
struct OutputPaths: Sendable {
    /// The name that stands for standard output.
    static let standardOutput = "-"

    let directory: String

    init(directory: String) {
        var trimmed = directory[...]
        while trimmed.utf8.count > 1, trimmed.utf8.last == UInt8(ascii: "/") { trimmed.removeLast() }
        self.directory = String(trimmed)
    }

    var isStandardOutput: Bool { directory == Self.standardOutput }

    static let manifestName = "manifest.ndjson"
    var manifest: String { path(Self.manifestName) }

    /// The path of what stands at `relative` below the directory.
    func path(_ relative: String) -> String { Path.join(directory, relative) }

    /// Whether a file is at `relative` already. A file of no bytes is what an accident left.
    ///
    /// - Throws: `invalidArgument` where something else than a file is in its place.
    func hasContent(_ relative: String) throws(RelumeError) -> Bool {
        guard let status = try FileSystem.status(of: path(relative)) else { return false }
        guard status.kind == .file else {
            let kind = status.kind == .directory ? "a directory" : "a pipe or a device"
            throw RelumeError(
                .invalidArgument, "an output goes here, where \(kind) is; move it away, or choose another --output",
                path: path(relative))
        }
        return status.size > 0
    }

    /// `step-000012`, so that files sort as steps do.
    static func stepName(_ step: Int) -> String {
        let digits = String(step)
        return "step-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }
}
