package import RelumeCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What an option names to be written to: a file, or a stream, which takes bytes as they come: a pipe, a device, or a
/// descriptor that the process was started with, such as `/dev/stderr` or `/dev/fd/3`.
package struct NamedFile: Sendable {
    /// The path to open.
    package let path: String
    /// Whether it is a stream.
    package let isStream: Bool
    /// Which file it is or will be, links followed; nil for a pipe or a device, which is no file.
    package let place: FilePlace?
    /// Whether something would be replaced.
    package let exists: Bool
    /// Which of the streams that every process is given it is, if any.
    package let standardStream: StandardStream?

    /// Looks at `path`; nothing is opened yet.
    ///
    /// - Throws: `invalidArgument` for a directory, or a descriptor that is not open; `io` when the system cannot tell.
    package init(_ path: String) throws(RelumeError) {
        if let number = Self.descriptor(path) {
            try self.init(descriptor: number, path)
        } else {
            try self.init(resolved: ResolvedPath(path))
        }
    }

    private init(descriptor number: Int32, _ path: String) throws(RelumeError) {
        guard let status = try? Descriptor(duplicating: number, path: path).status() else {
            throw RelumeError(.invalidArgument, "no file is open under this number; redirect it first", path: path)
        }
        self.path = path
        isStream = true
        place = status.kind == .file ? FilePlace(status.identity) : nil
        exists = false
        standardStream = StandardStream(rawValue: number)
    }

    private init(resolved: ResolvedPath) throws(RelumeError) {
        path = resolved.path
        let kind = resolved.status?.kind
        guard kind != .directory, path.utf8.last != UInt8(ascii: "/") else {
            throw RelumeError(.invalidArgument, "a file is needed here, this is a directory", path: path)
        }
        isStream = kind?.isStream == true
        place = isStream ? nil : resolved.place
        exists = kind == .file
        standardStream = nil
    }

    /// Whether no other file may be at `other`: it is the file itself, or a directory that it will stand in.
    package func needs(_ other: FilePlace) -> Bool { place == other || isNew(in: other) }

    /// Whether it will be a new file in the directory at `other`, or deeper in directories that have to be made.
    package func isNew(in other: FilePlace) -> Bool { place?.directories.contains(other) == true }

    /// Writes `bytes` to it; a file appears whole or not at all, and the directories that it needs are made.
    package func write(_ bytes: [UInt8]) throws(RelumeError) {
        if !isStream { try FileSystem.createDirectories(above: path) }
        let file = try AtomicFile(named: path)
        try file.append(bytes)
        try file.commit()
    }

    /// Whether `path` names a stream.
    static func isStream(_ path: String) throws(RelumeError) -> Bool {
        if descriptor(path) != nil { return true }
        return try FileSystem.status(of: path)?.kind.isStream == true
    }

    /// Opens a stream, or a file to append to; made where nothing is.
    static func open(_ path: String) throws(RelumeError) -> Descriptor {
        if let number = descriptor(path) {
            guard let stream = StandardStream(rawValue: number) else {
                return try Descriptor(duplicating: number, path: path)
            }
            return Descriptor(stream)
        }
        return try Descriptor(path, O_WRONLY | O_CREAT | O_APPEND, doing: "open for appending")
    }

    /// The number of the open file that `path` names, whether or not it is open. Opened by that path a file would be written
    /// to at a place of its own, and replaced it would be the link in `/dev` that goes.
    private static func descriptor(_ path: String) -> Int32? {
        let names = Path.components(path)
        guard Path.isAbsolute(path), let name = names.last else { return nil }
        switch Array(names.dropLast()) {
        case ["dev"]: return ["stdin": 0, "stdout": 1, "stderr": 2][name]
        case ["dev", "fd"], ["proc", "self", "fd"]: return Int32(name)
        default: return nil
        }
    }
}
