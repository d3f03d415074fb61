package import RelumeCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A file read piece by piece, for files that need not fit in memory.
package struct ReadingFile: ~Copyable {
    private let file: Descriptor

    /// Opens the file at `path`, to be read from `offset` on.
    package init(path: String, from offset: Int = 0) throws(RelumeError) {
        let descriptor = try Descriptor(path, O_RDONLY, doing: "open")
        // No seek to the start: a pipe cannot seek, but can be read from there.
        if offset > 0 { try descriptor.seek(to: offset) }
        file = descriptor
    }

    /// Its bytes, if it is a regular file.
    package var size: Int { get throws(RelumeError) { try file.status().size } }

    /// Goes on at `offset`.
    package func seek(to offset: Int) throws(RelumeError) { try file.seek(to: offset) }

    /// Fills `span` with the next bytes, less only where the file ends.
    package func read(into span: inout OutputSpan<UInt8>) throws(RelumeError) {
        while !span.isFull, try file.read(into: &span) {}
    }

    /// Appends the next `count` bytes to `buffer`, fewer only where the file ends.
    package func read(_ count: Int, appendingTo buffer: inout [UInt8]) throws(RelumeError) {
        try buffer.append(addingCapacity: count) { span throws(RelumeError) in
            try read(into: &span)
        }
    }
}
