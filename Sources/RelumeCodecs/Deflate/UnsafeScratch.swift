/// Memory for one step's bytes, kept for the next image: fresh pages cost more than what is done with them.
struct Scratch: ~Copyable {
    private var memory = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)

    deinit { memory.deallocate() }

    /// How many bytes it holds on to.
    var capacity: Int { memory.count }

    /// Lends `count` bytes, which are whatever they were left as.
    ///
    /// - Complexity: O(1), but for the page faults of memory it never had before.
    mutating func withBytes<Result, Failure: Error>(
        _ count: Int, _ body: (inout MutableSpan<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        if memory.count < count {
            memory.deallocate()
            memory = .allocate(capacity: count)
        }
        // Any bit pattern is a byte, the span does not outlive this call, and `self` is exclusive for as long.
        var span = MutableSpan(_unsafeElements: UnsafeMutableBufferPointer(rebasing: memory[..<count]))
        return try body(&span)
    }

    /// Gives the memory back.
    mutating func release() {
        memory.deallocate()
        memory = UnsafeMutableBufferPointer(start: nil, count: 0)
    }
}

extension MutableSpan<UInt8> {
    /// Copies all of `source` to `start` and what follows it.
    mutating func copy(_ source: Span<UInt8>, at start: Int) {
        precondition(start >= 0 && source.count <= count - start, "\(source.count) bytes do not fit at \(start)")
        withUnsafeMutableBytes { target in
            source.withUnsafeBytes { source in
                // Checked above: the source fits. An empty one may have no address.
                UnsafeMutableRawBufferPointer(rebasing: target[start...]).copyMemory(from: source)
            }
        }
    }
}

extension [UInt8] {
    /// A copy of the bytes.
    init(copying bytes: Span<UInt8>) {
        self = bytes.withUnsafeBufferPointer { [UInt8]($0) }
    }
}
