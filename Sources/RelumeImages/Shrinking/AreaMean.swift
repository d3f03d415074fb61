import RelumeCore

/// Shrinks a picture by exact area weights in integers, so that every machine gives the same bytes.
///
/// On a scale where a source pixel is `target` units wide and a target pixel `source` units, both grids have whole
/// numbers as borders, and overlaps are whole numbers too. The number of channels is known when this is compiled, so that
/// the loop over them costs nothing.
struct AreaMean<let channels: Int> {
    private let source: (height: Int, width: Int)
    private let target: (height: Int, width: Int)

    /// Shrinks to the size at which the longer side has `longestSide` pixels and the proportions are kept; no size grows.
    init(height: Int, width: Int, longestSide: Int) {
        let longest = max(width, height)
        let scale = { (length: Int) in
            longest <= longestSide ? length : max(1, (length * longestSide + longest / 2) / longest)
        }
        source = (height, width)
        target = (scale(height), scale(width))
    }

    /// Whether nothing is to be shrunk.
    var keepsSize: Bool { source == target }

    /// The picture `[H, W, C]`, each sample the nearest integer to its mean. `read` gives a row of the source, its channels
    /// interleaved.
    ///
    /// - Complexity: O(source pixels).
    func picture(_ read: (_ y: Int, _ row: inout [UInt8]) -> Void) -> Tensor<UInt8> {
        let columns = Overlap.all(source: source.width, target: target.width)
        var pixels: [UInt8] = []
        pixels.reserveCapacity(target.width * target.height * channels)
        var row = [UInt8](repeating: 0, count: source.width * channels)
        var shrunk = [UInt64](repeating: 0, count: target.width * channels)
        var sums = shrunk
        let area = UInt64(source.width * source.height)
        for overlap in Overlap.all(source: source.height, target: target.height) {
            if overlap.isFirstOfSource {
                read(overlap.source, &row)
                shrink(row, columns, into: &shrunk)
            }
            for index in sums.indices { sums[index] += shrunk[index] * overlap.weight }
            guard overlap.isLastOfTarget else { continue }
            for index in sums.indices {
                pixels.append(UInt8((sums[index] + area / 2) / area))
                sums[index] = 0
            }
        }
        return Tensor(unchecked: [target.height, target.width, channels], scalars: pixels)
    }

    /// The row's sums for each target pixel, weighted by overlap; the weights add up to the source's width.
    private func shrink(_ row: [UInt8], _ columns: [Overlap], into sums: inout [UInt64]) {
        let row = row.span
        var sums = sums.mutableSpan
        for index in sums.indices { sums[index] = 0 }
        for column in columns {
            let (source, target) = (channels * column.source, channels * column.target)
            for channel in 0..<channels { sums[target + channel] += UInt64(row[source + channel]) * column.weight }
        }
    }
}

/// A source pixel and a target pixel that share `weight` units of a line.
private struct Overlap {
    let source: Int
    let target: Int
    let weight: UInt64
    let isFirstOfSource: Bool
    let isLastOfTarget: Bool

    /// All overlaps of a line, from its start to its end.
    static func all(source: Int, target: Int) -> [Overlap] {
        var overlaps: [Overlap] = []
        overlaps.reserveCapacity(source + target)
        var start = 0
        while start < source * target {
            let (sourceIndex, targetIndex) = (start / target, start / source)
            let (sourceEnd, targetEnd) = ((sourceIndex + 1) * target, (targetIndex + 1) * source)
            let end = min(sourceEnd, targetEnd)
            overlaps.append(
                Overlap(
                    source: sourceIndex, target: targetIndex, weight: UInt64(end - start),
                    isFirstOfSource: start == sourceIndex * target, isLastOfTarget: end == targetEnd))
            start = end
        }
        return overlaps
    }
}
