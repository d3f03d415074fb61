import CRelumeKernels
import RelumeParallel
import Synchronization

/// Two pictures of one shape, sample by sample: rows from top to bottom, channels interleaved, even channel counts end
/// with alpha.
///
/// The kernels read inside the shape, which the arrays were found to fill, while the closures below keep them alive.
package struct SamplePair: Sendable {
    /// The samples of both, the expected ones first.
    package enum Samples: Sendable {
        case uint8([UInt8], [UInt8])
        case uint16([UInt16], [UInt16])
    }

    /// What decides which pixels are different, besides a limit for each channel.
    package enum ColorMetric: Sendable {
        /// The generations of pixelmatch.
        case pixelmatch71(threshold: Double, countsAntialiased: Bool)
        case pixelmatch72(threshold: Double, countsAntialiased: Bool)
        case ciede2000(threshold: Double)
    }

    let samples: Samples
    let width: Int
    let height: Int
    let channels: Int

    /// Makes a pair of pictures of 1 to 4 channels.
    package init(_ samples: Samples, width: Int, height: Int, channels: Int) {
        let (expected, actual) =
            switch samples {
            case .uint8(let expected, let actual): (expected.count, actual.count)
            case .uint16(let expected, let actual): (expected.count, actual.count)
            }
        precondition(1...4 ~= channels && expected == width * height * channels && actual == expected)
        self.samples = samples
        self.width = width
        self.height = height
        self.channels = channels
    }

    /// The mark of every pixel, in reading order, and what they add up to. Without a metric a pixel is different when any
    /// sample is further apart than `channelDelta`, else when the metric says so besides.
    ///
    /// A chunk is marked and added up by one worker while its samples are in the caches.
    package func marks(
        by metric: ColorMetric?, channelDelta: Int, jobs: Int
    ) -> (marks: [UInt8], sums: DiffSums) {
        let delta = UInt32(clamping: channelDelta)
        let parts = Mutex<[(start: Int, sums: DiffSums)]>([])
        let marks = [UInt8](parallelCount: width * height, chunk: chunk, jobs: jobs) { range, output in
            let (start, count) = (range.lowerBound, range.count)
            output.withUnsafeMutableBufferPointer { buffer, initializedCount in
                guard let marks = buffer.baseAddress else { return }
                let sums = withPair { pair in
                    relume_mark_changes(&pair, start, count, delta, marks)
                    metric?.refine(&pair, start, count, marks)
                    return DiffSums(relume_diff_sum(&pair, start, count, marks))
                }
                initializedCount = count
                parts.withLock { $0.append((start, sums)) }
            }
        }
        let inOrder = parts.withLock { $0.sorted { $0.start < $1.start } }
        return (marks, inOrder.reduce(DiffSums()) { $0.adding($1.sums) })
    }

    /// Pixels that one worker takes at a time: fits the caches, and the same for any number of jobs.
    private var chunk: Int { 32768 }

    private func withPair<R>(_ body: (inout relume_pair) -> R) -> R {
        switch samples {
        case .uint8(let expected, let actual):
            expected.withUnsafeBytes { expected in actual.withUnsafeBytes { withPair(expected, $0, size: 1, body) } }
        case .uint16(let expected, let actual):
            expected.withUnsafeBytes { expected in actual.withUnsafeBytes { withPair(expected, $0, size: 2, body) } }
        }
    }

    private func withPair<R>(
        _ expected: UnsafeRawBufferPointer, _ actual: UnsafeRawBufferPointer, size: Int,
        _ body: (inout relume_pair) -> R
    ) -> R {
        guard let first = expected.baseAddress, let second = actual.baseAddress else {
            preconditionFailure("pictures have pixels")
        }
        var pair = relume_pair(
            expected: first, actual: second, width: width, height: height, channels: channels, bytes_per_sample: size)
        return body(&pair)
    }

    /// The largest number of differing pixels in any window of `side` x `side`, which is at most the picture's size.
    package func largestWindowCount(_ marks: [UInt8], side: Int, jobs: Int) -> Int {
        precondition(marks.count == width * height && 1...min(width, height) ~= side)
        // Each part begins with the rows above it that its first windows reach, so parts are much higher than windows.
        let rows = max(8 * side, 64)
        var parts = [Int32](repeating: 0, count: (height + rows - 1) / rows)
        parts.withParallelChunks(chunk: 1, jobs: jobs) { part, slice in
            var counts = [Int32](repeating: 0, count: width + side - 1)
            let first = part * rows
            slice[0] = relume_largest_window(marks, width, side, first, min(rows, height - first), &counts)
        }
        return Int(parts.max() ?? 0)
    }
}

extension SamplePair.ColorMetric {
    fileprivate func refine(
        _ pair: inout relume_pair, _ start: Int, _ count: Int, _ marks: UnsafeMutablePointer<UInt8>
    ) {
        switch self {
        case .pixelmatch71(let threshold, let counts):
            relume_mark_pixelmatch(&pair, relume_pixelmatch_7_1, threshold, counts, start, count, marks)
        case .pixelmatch72(let threshold, let counts):
            relume_mark_pixelmatch(&pair, relume_pixelmatch_7_2, threshold, counts, start, count, marks)
        case .ciede2000(let threshold):
            relume_mark_ciede2000(&pair, threshold, start, count, marks)
        }
    }
}
