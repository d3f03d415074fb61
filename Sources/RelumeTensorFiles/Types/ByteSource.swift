import RelumeCore
import RelumeFiles

/// Bytes in order, wherever they come from: a file, memory, a member of an archive.
protocol ByteSource: ~Copyable {
    /// How many bytes follow.
    var remaining: Int { get }
    /// Fills `span`, less only where the bytes end.
    mutating func read(into span: inout OutputSpan<UInt8>) throws(RelumeError)
    /// Leaves out the next `count` bytes, which must be there.
    mutating func skip(_ count: Int) throws(RelumeError)
}

extension ByteSource where Self: ~Copyable {
    /// The next `count` bytes, fewer where they end.
    mutating func read(_ count: Int) throws(RelumeError) -> [UInt8] {
        try [UInt8](capacity: min(count, remaining)) { span throws(RelumeError) in try read(into: &span) }
    }
}

/// The bytes of a regular file.
struct FileBytes: ByteSource, ~Copyable {
    private let file: ReadingFile
    private var position: Int
    private let end: Int

    /// Opens the file at `path`, to be read from `offset` on.
    init(path: String, from offset: Int = 0) throws(RelumeError) {
        let file = try ReadingFile(path: path, from: offset)
        end = try file.size
        position = offset
        self.file = file
    }

    var remaining: Int { max(0, end - position) }

    mutating func read(into span: inout OutputSpan<UInt8>) throws(RelumeError) {
        let before = span.count
        try file.read(into: &span)
        position += span.count - before
    }

    mutating func skip(_ count: Int) throws(RelumeError) {
        position += count
        try file.seek(to: position)
    }
}

/// Bytes in memory.
struct MemoryBytes: ByteSource {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    var remaining: Int { rest.count }

    mutating func read(into span: inout OutputSpan<UInt8>) {
        let next = rest.prefix(span.freeCapacity)
        span.append(contentsOf: next)
        rest = rest.dropFirst(next.count)
    }

    mutating func skip(_ count: Int) { rest = rest.dropFirst(count) }
}
