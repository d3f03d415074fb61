package import RelumeCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A file that grows at its end: each append is one write that other readers see at once.
package final class AppendingFile: Sendable {
    /// What to do when the file exists.
    package enum Mode: Sendable {
        /// Refuse it.
        case createNew
        /// Go on behind what is there.
        case append
    }

    /// The path it was opened by.
    package let path: String
    private let file: Descriptor

    /// Opens the file at `path`, creating it where it is missing. A link there is an error.
    package init(path: String, mode: Mode) throws(RelumeError) {
        self.path = path
        let flags = O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | (mode == .createNew ? O_EXCL : 0)
        file = try Descriptor(path, flags, doing: "open for appending")
    }

    /// Opens what an option names, with the directories that it needs, to go on behind what is there.
    package init(_ named: NamedFile) throws(RelumeError) {
        path = named.path
        if !named.isStream { try FileSystem.createDirectories(above: path) }
        file = try NamedFile.open(path)
    }

    /// Appends to standard output.
    package init(standardOutput: Void) {
        file = Descriptor(.output)
        path = file.path
    }

    /// Appends all of `bytes`. Safe to call from several threads; each call's bytes stay together on local disks.
    package func append(_ bytes: [UInt8]) throws(RelumeError) {
        try file.write(bytes.span.bytes)
    }

    /// Whether nothing stands before what is appended; true of pipes and devices, which hold nothing.
    package var isEmpty: Bool { get throws(RelumeError) { try file.status().size == 0 } }

    /// Drops all but the first `size` bytes, where there are more; what is appended then follows on these.
    package func truncate(to size: Int) throws(RelumeError) {
        try file.truncate(to: size)
    }

    /// Asks for the errors that the system tells of no earlier than when a file is closed. Nothing is to be appended any more.
    package func close() throws(RelumeError) {
        try file.tellLateErrors()
        if Durability.isAsked { try file.synchronize() }
    }

    /// Waits until all that was appended is on the disk, so that it outlives a failure of power.
    package func synchronize() throws(RelumeError) {
        try file.synchronize()
    }
}
