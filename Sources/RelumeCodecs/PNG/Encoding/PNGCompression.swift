import RelumeCore
import RelumeKernels
import RelumeParallel

/// A way to make the zlib stream of an image.
enum PNGCompression: Sendable, Equatable {
    /// Least-sum filters, then Huffman codes and runs only.
    case runs
    /// A filter, then libdeflate at a level.
    case search(level: Int, filter: PNGFilter)

    /// What `profile` tries for `pixels`; the smallest result is kept.
    static func candidates(_ profile: PNGProfile, _ pixels: PNGPixels) throws(RelumeError) -> [PNGCompression] {
        switch profile {
        case .fast: [try PNGSample.compression(for: pixels)]
        case .balanced: [.runs, try PNGSample.search(in: pixels)]
        case .smallest: [.runs] + PNGFilter.allCases.map { .search(level: 12, filter: $0) }
        }
    }
}

extension PNGPixels {
    /// The zlib stream that `compression` makes, in pieces that stand one after the other. The same for any `jobs`.
    ///
    /// - Throws: `limitExceeded` if memory is short.
    func zlibStream(_ compression: PNGCompression, jobs: Int) throws(RelumeError) -> [[UInt8]] {
        switch compression {
        case .runs: try streamOfRuns(jobs: jobs)
        case .search(let level, let filter): try streamBySearch(level: level, filter: filter, jobs: jobs)
        }
    }

    /// The smallest of several streams, the first of them where several are.
    func smallestStream(of candidates: [PNGCompression], jobs: Int) throws(RelumeError) -> [[UInt8]] {
        if candidates.count == 1 || jobs == 1 {
            return try smallest(candidates.count) { index throws(RelumeError) in
                try zlibStream(candidates[index], jobs: jobs)
            }
        }
        var best: [[UInt8]]?
        try Parallel.orderedMap(count: candidates.count, jobs: jobs, window: jobs, makeState: {}) {
            (index, _: inout Void) throws(RelumeError) in
            try zlibStream(candidates[index], jobs: 1)
        } deliver: { _, stream in
            if let kept = best, kept.byteCount <= stream.byteCount { return }
            best = stream
        }
        return best ?? []
    }

    private func smallest(
        _ count: Int, _ stream: (Int) throws(RelumeError) -> [[UInt8]]
    ) throws(RelumeError) -> [[UInt8]] {
        var best = try stream(0)
        for index in 1..<max(1, count) {
            let next = try stream(index)
            if next.byteCount < best.byteCount { best = next }
        }
        return best
    }

    /// Filters all rows at once, then compresses them as one: libdeflate's streams cannot be put together.
    private func streamBySearch(level: Int, filter: PNGFilter, jobs: Int) throws(RelumeError) -> [[UInt8]] {
        try CodecState.borrow { state throws(RelumeError) in
            let deflater = try state.deflater(level: level)
            return state.rows.withBytes(rows.filteredBytes) { filtered in
                let stride = rows.rowBytes + 1
                filtered.withParallelChunks(chunk: rows.stripHeight * stride, jobs: jobs) { start, slice in
                    let first = start / stride
                    rows.filter(bytes.span, first..<(first + slice.count / stride), filter, into: &slice)
                }
                return state.stream.withBytes(deflater.bound(filtered.count)) { stream in
                    let count = deflater.compress(filtered.span, into: &stream)
                    return [[UInt8](copying: stream.span.extracting(..<count))]
                }
            }
        }
    }
}

extension [[UInt8]] {
    var byteCount: Int { reduce(0) { $0 + $1.count } }
}
