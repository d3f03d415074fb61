import RelumeKernels

/// The rows by which ``PNGSample`` glances at an image, gathered while all of them go by.
struct PNGRowSample {
    private let strips: [Range<Int>]
    private var filtered: [UInt8] = []
    private var unfiltered: [UInt8] = []

    init(of rows: PNGRows) { strips = rows.sampleStrips(PNGSample.stripCount, bytes: PNGSample.glance) }

    /// Takes what it wants of the rows of `range`, as the least-sum filters leave them and as they are.
    mutating func add(_ range: Range<Int>, of rows: PNGRows, filtered: Span<UInt8>, pixels: Span<UInt8>) {
        for strip in strips {
            for row in strip.clamped(to: range) {
                let place = row - range.lowerBound
                let start = place * (rows.rowBytes + 1)
                self.filtered += [UInt8](copying: filtered.extracting(start..<(start + rows.rowBytes + 1)))
                unfiltered.append(PNGFilter.none.rawValue)
                unfiltered += [UInt8](
                    copying: pixels.extracting((place * rows.rowBytes)..<((place + 1) * rows.rowBytes)))
            }
        }
    }

    /// What a search promises, once all rows have gone by.
    var promise: SearchPromise { SearchPromise(filtered: filtered.span, unfiltered: unfiltered.span) }
}
