import RelumeCore
import RelumeFiles

/// An input as it was named: where it is read, and what its outputs are named after.
struct NamedInput {
    let path: String
    /// The path below the output folders.
    let outputPath: String

    /// An argument of the command, whose outputs have its own name.
    init(argument path: String) {
        self.path = path
        outputPath = Path.lastComponent(path)
    }

    /// A name of a list. A relative one keeps its folders, as tar and rsync do; so does an absolute one below `base`, and
    /// without a base it keeps its last part.
    ///
    /// - Throws: `invalidArgument` for a name that climbs above what it is relative to.
    init(listed name: String, base: String?) throws(RelumeError) {
        guard name.utf8.first == UInt8(ascii: "/") else {
            path = Path.join(base ?? "", name)
            outputPath = try Self.folded(name, of: name)
            return
        }
        path = name
        guard let base else {
            outputPath = Path.lastComponent(name)
            return
        }
        let (parts, above) = (Self.parts(name), Self.parts(base))
        guard base.utf8.first == UInt8(ascii: "/"), parts.starts(with: above, by: { $0.utf8.elementsEqual($1.utf8) })
        else {
            throw RelumeError(
                .invalidArgument,
                "this name of the list is not below --relative-to \(base); leave it out, or name a "
                    + "directory above it", path: name)
        }
        outputPath = try Self.folded(parts.dropFirst(above.count).joined(separator: "/"), of: name)
    }

    private static func parts(_ path: String) -> [Substring] {
        path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }.filter { $0 != "." }
    }

    /// The path without `.` and `..`.
    private static func folded(_ path: String, of name: String) throws(RelumeError) -> String {
        var kept: [Substring] = []
        for part in parts(path) {
            guard part == ".." else {
                kept.append(part)
                continue
            }
            guard kept.popLast() != nil else {
                throw RelumeError(
                    .invalidArgument,
                    "this name of the list climbs above the directory it is relative to, and its outputs would leave "
                        + "theirs; give --relative-to DIR with a directory above it, or an absolute name", path: name)
            }
        }
        return kept.joined(separator: "/")
    }
}

/// The inputs that `--files-from` names.
struct PathList {
    private(set) var inputs: [NamedInput] = []
    /// The names that cannot be paths. They do not stop the others.
    private(set) var failures: [RelumeError] = []

    /// Reads the list of `options`, or nothing where there is none.
    ///
    /// - Throws: `io` if the list cannot be read, `invalidArgument` for a name that climbs out of its directory.
    init(_ options: InputOptions) throws(RelumeError) {
        guard let file = options.listFile else { return }
        let bytes = file == "-" ? try FileSystem.readStandardInput() : try Self.read(file)
        let separator = options.listIsZeroTerminated ? 0 : UInt8(ascii: "\n")
        for var name in bytes.split(separator: separator) {
            if separator != 0, name.last == UInt8(ascii: "\r") { name.removeLast() }
            try add(name, base: options.listBase)
        }
    }

    /// - Throws: `invalidArgument` for a device, which may never end.
    private static func read(_ file: String) throws(RelumeError) -> [UInt8] {
        if try FileSystem.status(of: file)?.kind == .device {
            throw RelumeError(.invalidArgument, "this is a device and no list; name a file, a pipe or -", path: file)
        }
        return try FileSystem.read(file)
    }

    private mutating func add(_ name: ArraySlice<UInt8>, base: String?) throws(RelumeError) {
        guard !name.isEmpty else { return }
        if name.contains(0) {
            // The system would take what stands before it for the whole name.
            fail(name, "no name holds a zero byte; if the names of the list end in one, add -0")
        } else if let path = String(validating: name, as: UTF8.self) {
            inputs.append(try NamedInput(listed: path, base: base))
        } else {
            fail(name, "the name is not UTF-8; rename the file")
        }
    }

    private mutating func fail(_ name: ArraySlice<UInt8>, _ message: String) {
        failures.append(RelumeError(.malformedData, message, path: String(decoding: name, as: UTF8.self)))
    }
}
