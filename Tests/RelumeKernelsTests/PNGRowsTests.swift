import RelumeCore
import RelumeKernels
import Testing

/// Filters, both ways, at every instruction set.
struct PNGRowsTests {
    @Test(arguments: [1, 2, 3, 4, 6, 8], InstructionSet.usable)
    func `Every instruction set gives the baseline's bytes`(pixelBytes: Int, set: InstructionSet) {
        for height in [1, 2, 3, 4, 5, 8, 9, 16, 17, 18, 33] {
            for width in [1, 2, 3, 7, 11, 33, 70, 127, 128, 130] {
                let rows = PNGRows(width: width, height: height, bitsPerPixel: 8 * pixelBytes)
                let filtered = anyFilters(rows)
                let pixels = unfilter(filtered, rows, .baseline)
                #expect(unfilter(filtered, rows, set) == pixels)
                for filter in PNGFilter.allCases {
                    #expect(self.filter(pixels, rows, filter, set) == self.filter(pixels, rows, filter, .baseline))
                }
            }
        }
    }

    @Test(arguments: [1, 2, 3, 4, 6, 8], PNGFilter.allCases)
    func `Undoing a filter gives the pixels back`(pixelBytes: Int, filter: PNGFilter) {
        let rows = PNGRows(width: 23, height: 19, bitsPerPixel: 8 * pixelBytes)
        let pixels = unfilter(anyFilters(rows), rows, .baseline)
        #expect(unfilter(self.filter(pixels, rows, filter, .baseline), rows, .baseline) == pixels)
    }

    @Test(arguments: [1, 3, 4, 8], InstructionSet.usable)
    func `Of all filters the one with the least sum is taken, for every remainder of a row`(
        pixelBytes: Int, set: InstructionSet
    ) {
        for width in 1...140 {
            let rows = PNGRows(width: width, height: 6, bitsPerPixel: 8 * pixelBytes)
            let pixels = unfilter(anyFilters(rows), rows, .baseline)
            let candidates = PNGFilter.allCases.filter { $0 != .leastSum }
                .map { filter(pixels, rows, $0, .baseline).chunks(of: rows.rowBytes + 1) }
            let chosen = filter(pixels, rows, .leastSum, set).chunks(of: rows.rowBytes + 1)
            for y in 0..<rows.height {
                // The first of the least, and `min` takes the first of equals.
                let best = candidates.map { $0[y] }.min { cost($0) < cost($1) }
                #expect(chosen[y] == best, "row \(y) of width \(width)")
            }
        }
    }

    /// What a filtered row is judged by: the sum of its bytes, each the signed number it is.
    private func cost(_ row: [UInt8]) -> Int { row.dropFirst().reduce(0) { $0 + min(Int($1), 256 - Int($1)) } }

    @Test func `A row that names no filter is refused`() {
        let rows = PNGRows(width: 2, height: 2, bitsPerPixel: 8)
        var pixels = [UInt8](repeating: 0, count: 4)
        var span = pixels.mutableSpan
        #expect(!rows.unfilter([0, 1, 2, 5, 3, 4].span, into: &span))
    }

    /// Random bytes with a filter that there is before each row.
    private func anyFilters(_ rows: PNGRows) -> [UInt8] {
        var generator = SplitMix64(seed: UInt64(rows.height * 100 + rows.rowBytes))
        var filtered = (0..<rows.filteredBytes).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
        for row in 0..<rows.height { filtered[row * (rows.rowBytes + 1)] %= 5 }
        return filtered
    }

    private func unfilter(_ filtered: [UInt8], _ rows: PNGRows, _ set: InstructionSet) -> [UInt8] {
        InstructionSet.using(set) {
            var pixels = [UInt8](repeating: 0, count: rows.height * rows.rowBytes)
            var span = pixels.mutableSpan
            return rows.unfilter(filtered.span, into: &span) ? pixels : []
        }
    }

    private func filter(_ pixels: [UInt8], _ rows: PNGRows, _ filter: PNGFilter, _ set: InstructionSet) -> [UInt8] {
        InstructionSet.using(set) {
            var filtered = [UInt8](repeating: 0, count: rows.filteredBytes)
            var span = filtered.mutableSpan
            // In two parts, so that the second has a row above it.
            let half = rows.height / 2
            rows.filter(pixels.span, 0..<half, filter, into: &span)
            rows.filter(pixels.span, half..<rows.height, filter, into: &span, at: half * (rows.rowBytes + 1))
            return filtered
        }
    }
}

extension [UInt8] {
    fileprivate func chunks(of size: Int) -> [[UInt8]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<$0 + size]) }
    }
}
