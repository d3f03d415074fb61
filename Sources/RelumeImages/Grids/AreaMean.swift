/// Shrinks a picture by exact area weights in integers, so that every machine gives the same bytes.
///
/// On a scale where a source pixel is `target` units wide and a target pixel `source` units, both grids have whole
/// numbers as borders, and overlaps are whole numbers too.
struct AreaMean {
    private let source: RGBReader
    private let width: Int
    private let height: Int

    /// Shrinks `source` to `width` x `height`, neither larger than it is.
    init(source: RGBReader, width: Int, height: Int) {
        self.source = source
        self.width = width
        self.height = height
    }

    /// Interleaved RGB, each sample the nearest integer to its mean.
    ///
    /// - Complexity: O(source pixels).
    func pixels() -> [UInt8] {
        let columns = Overlap.all(source: source.width, target: width)
        var pixels: [UInt8] = []
        pixels.reserveCapacity(width * height * 3)
        var row = [UInt8](repeating: 0, count: source.width * 3)
        var shrunk = [UInt64](repeating: 0, count: width * 3)
        var sums = shrunk
        let area = UInt64(source.width * source.height)
        for overlap in Overlap.all(source: source.height, target: height) {
            if overlap.isFirstOfSource {
                source.read(overlap.source, into: &row)
                Self.shrink(row, columns, into: &shrunk)
            }
            for index in sums.indices { sums[index] += shrunk[index] * overlap.weight }
            guard overlap.isLastOfTarget else { continue }
            for index in sums.indices {
                pixels.append(UInt8((sums[index] + area / 2) / area))
                sums[index] = 0
            }
        }
        return pixels
    }

    /// The row's sums for each target pixel, weighted by overlap; the weights add up to the source's width.
    private static func shrink(_ row: [UInt8], _ columns: [Overlap], into sums: inout [UInt64]) {
        let row = row.span
        var sums = sums.mutableSpan
        for index in sums.indices { sums[index] = 0 }
        for column in columns {
            let (source, target) = (3 * column.source, 3 * column.target)
            sums[target] += UInt64(row[source]) * column.weight
            sums[target + 1] += UInt64(row[source + 1]) * column.weight
            sums[target + 2] += UInt64(row[source + 2]) * column.weight
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
