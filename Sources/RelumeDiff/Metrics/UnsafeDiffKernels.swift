import CRelumeKernels
import RelumeCore
import RelumeImages
import RelumeParallel
import Synchronization

// The C kernels on Swift's arrays. Pointers live only inside the closures below, in which the arrays they point into are
// kept alive, and every index that a kernel is given comes from the shape that the arrays fill.

extension PixelImage {
    fileprivate func withSampleBytes<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R {
        switch samples {
        case .uint8(let tensor): tensor.scalars.withUnsafeBytes(body)
        case .uint16(let tensor): tensor.scalars.withUnsafeBytes(body)
        }
    }
}

extension PicturePair {
    private func withPair<R>(_ body: (inout relume_pair) -> R) -> R {
        expected.withSampleBytes { expectedBytes in
            actual.withSampleBytes { actualBytes in
                var pair = relume_pair(
                    expected: expectedBytes.baseAddress, actual: actualBytes.baseAddress, width: width,
                    height: height, channels: channels, bytes_per_sample: bytesPerSample)
                return body(&pair)
            }
        }
    }

    /// The mark of every pixel by `metric`, in reading order, and what they add up to.
    ///
    /// A chunk is marked and added up by one worker while its samples are in the caches.
    func marks(
        _ metric: DiffMetric, channelDelta: Int, jobs: Int
    ) -> (marks: [UInt8], sums: relume_diff_sums) {
        let delta = UInt32(clamping: channelDelta)
        let parts = Mutex<[(start: Int, sums: relume_diff_sums)]>([])
        let marks = [UInt8](parallelCount: pixels, chunk: chunk, jobs: jobs) { range, output in
            let (start, count) = (range.lowerBound, range.count)
            output.withUnsafeMutableBufferPointer { buffer, initializedCount in
                let sums = withPair { pair in
                    relume_mark_changes(&pair, start, count, delta, buffer.baseAddress)
                    refine(&pair, metric, start, UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
                    return relume_diff_sum(&pair, start, count, buffer.baseAddress)
                }
                initializedCount = count
                parts.withLock { $0.append((start, sums)) }
            }
        }
        let inOrder = parts.withLock { $0.sorted { $0.start < $1.start } }
        return (marks, inOrder.reduce(.none) { $0.adding($1.sums) })
    }

    private func refine(
        _ pair: inout relume_pair, _ metric: DiffMetric, _ start: Int, _ marks: UnsafeMutableBufferPointer<UInt8>
    ) {
        switch metric {
        case .pixelmatch71(let threshold, let counts):
            relume_mark_pixelmatch(
                &pair, relume_pixelmatch_7_1, threshold, counts, start, marks.count, marks.baseAddress)
        case .pixelmatch72(let threshold, let counts):
            relume_mark_pixelmatch(
                &pair, relume_pixelmatch_7_2, threshold, counts, start, marks.count, marks.baseAddress)
        case .ciede2000(let threshold):
            relume_mark_ciede2000(&pair, threshold, start, marks.count, marks.baseAddress)
        default: break
        }
    }

    /// Pixels that one worker takes at a time: fits the caches, and the same for any number of jobs.
    private var chunk: Int { 32768 }

    /// The largest number of differing pixels in any window of `side` x `side`, which is at most the picture's size.
    func largestWindowCount(_ marks: [UInt8], side: Int, jobs: Int) -> Int {
        // Each part begins with the rows above it that its first windows reach, so parts are much higher than windows.
        let rows = max(8 * side, 64)
        var parts = [Int32](repeating: 0, count: (height + rows - 1) / rows)
        parts.withParallelChunks(chunk: 1, jobs: jobs) { part, slice in
            var counts = [Int32](repeating: 0, count: width + side - 1)
            let first = part * rows
            marks.withUnsafeBufferPointer { marks in
                slice[0] = relume_largest_window(
                    marks.baseAddress, width, side, first, min(rows, height - first), &counts)
            }
        }
        return Int(parts.max() ?? 0)
    }
}

extension relume_diff_sums {
    static var none: relume_diff_sums {
        var sums = relume_diff_sums()
        sums.left = .max
        return sums
    }

    /// The sums of two ranges, `other` being the later one.
    func adding(_ other: relume_diff_sums) -> relume_diff_sums {
        var sums = self
        if other.different > 0 {
            if different == 0 { sums.top = other.top }
            sums.bottom = other.bottom
            sums.left = min(left, other.left)
            sums.right = max(right, other.right)
        }
        if other.worst_sum > worst_sum {
            sums.worst_sum = other.worst_sum
            sums.worst_pixel = other.worst_pixel
        }
        sums.different += other.different
        sums.antialiased += other.antialiased
        sums.absolute += other.absolute
        sums.squared += other.squared
        sums.largest = max(largest, other.largest)
        return sums
    }
}
