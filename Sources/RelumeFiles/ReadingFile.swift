public import RelumeCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A file read piece by piece from its start, for files that need not fit in memory.
public struct ReadingFile: ~Copyable {
    private let file: Descriptor

    /// Opens the file at `path`.
    public init(path: String) throws(RelumeError) {
        file = try Descriptor(path, O_RDONLY, doing: "open")
    }

    /// Appends the next `count` bytes to `buffer`, fewer only where the file ends.
    public func read(_ count: Int, appendingTo buffer: inout [UInt8]) throws(RelumeError) {
        try buffer.append(addingCapacity: count) { span throws(RelumeError) in
            while !span.isFull, try file.read(into: &span) {}
        }
    }
}
