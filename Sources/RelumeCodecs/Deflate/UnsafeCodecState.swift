import RelumeCore
import RelumeKernels
import Synchronization

/// What coding an image needs besides its pixels and is worth keeping for the next: decoder state and memory.
///
/// Nobody has to pass it around: ``borrow(_:)`` hands out one that is idle, so there are as many as there were ever
/// calls at once, one for each worker.
///
/// Safe to share though its fields are plain: only ``borrow(_:)`` reaches one, it takes it out of the pool under the pool's lock
/// and puts it back after the call, so that no two threads have the same one.
final class CodecState: @unchecked Sendable {
    let inflater: Inflater
    /// For rows that are mostly literals.
    var rowInflater: RowInflater
    /// Filtered rows: what the zlib stream of a PNG holds.
    var rows = Scratch()
    /// The zlib stream, where the file has it in pieces or it is still to be written.
    var stream = Scratch()
    /// Bytes between two steps: a palette image's indices, the streams of a sample.
    var spare = Scratch()
    /// By level; one holds half a megabyte, at the highest level nine.
    private var deflaters: [Int: Deflater] = [:]

    private init() throws(RelumeError) {
        guard let inflater = Inflater(), let rowInflater = RowInflater() else { throw Self.memoryIsShort }
        self.inflater = inflater
        self.rowInflater = rowInflater
    }

    private static var memoryIsShort: RelumeError {
        RelumeError(.limitExceeded, "memory is short; work on fewer or smaller images at once")
    }

    /// The encoder of libdeflate's `level`.
    ///
    /// - Throws: `limitExceeded` if memory is short.
    func deflater(level: Int) throws(RelumeError) -> Deflater {
        if let deflater = deflaters[level] { return deflater }
        guard let deflater = Deflater(level: level) else { throw Self.memoryIsShort }
        deflaters[level] = deflater
        return deflater
    }

    private static let idle = Mutex<[CodecState]>([])

    /// Lends a state for the time of one call.
    ///
    /// - Throws: `limitExceeded` if memory is short, or what `body` throws.
    static func borrow<Result>(_ body: (CodecState) throws(RelumeError) -> Result) throws(RelumeError) -> Result {
        let state: CodecState
        if let idle = idle.withLock({ $0.popLast() }) { state = idle } else { state = try CodecState() }
        defer {
            state.shrink()
            idle.withLock { $0.append(state) }
        }
        return try body(state)
    }

    /// A single huge image should not hold on to its memory for the rest of the run.
    private func shrink() {
        if rows.capacity > Self.mostKept { rows.release() }
        if stream.capacity > Self.mostKept { stream.release() }
        if spare.capacity > Self.mostKept { spare.release() }
    }

    private static let mostKept = 16 << 20
}
