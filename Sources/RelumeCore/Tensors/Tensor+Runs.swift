// The loops of reductions. Values that follow one another in a row are taken in vectors; along other axes a vector is of
// neighbouring rows.
extension Tensor where Scalar == Float {
    /// All values in one row.
    var flattened: Tensor { reshaped(unchecked: TensorShape(unchecked: [shape.count])) }

    /// The sums along an axis that is there, divided by `divisor`.
    func totals(_ axis: Int, _ divisor: Double) -> [Float] {
        let source = scalars.span
        var totals = [Double](repeating: 0, count: shape.rows(along: axis))
        var sums = totals.mutableSpan
        if shape.isInnermost(axis) {
            let length = shape[axis]
            for row in sums.indices { sums[unchecked: row] = source.extracting(row * length..<(row + 1) * length).sum }
        } else {
            shape.forEachRun(along: axis) { start, rows, _ in
                let run = source.extracting(start..<start + rows.count)
                for index in run.indices { sums[unchecked: rows.lowerBound &+ index] += Double(run[unchecked: index]) }
            }
        }
        return totals.map { canonical(Float($0 / divisor)) }
    }

    /// The values along `axis` that come first in an order, or NaN where there is one: a flat tensor.
    func extremes<Order: ExtremeOrder>(_ axis: Int, _ order: Order.Type) throws(RelumeError) -> Tensor {
        let axis = try shape.index(ofNonemptyAxis: axis)
        let source = scalars.span
        var best = [Float](repeating: Order.last, count: shape.rows(along: axis))
        var values = best.mutableSpan
        if shape.isInnermost(axis) {
            let length = shape[axis]
            for row in values.indices {
                values[unchecked: row] = source.extracting(row * length..<(row + 1) * length).extreme(order)
            }
        } else {
            shape.forEachRun(along: axis) { start, rows, _ in
                let run = source.extracting(start..<start + rows.count)
                for index in run.indices {
                    let (value, known) = (run[unchecked: index], values[unchecked: rows.lowerBound &+ index])
                    let isNext = Order.precedes(value, known) || value != value
                    values[unchecked: rows.lowerBound &+ index] = isNext ? value : known
                }
            }
        }
        return Tensor(unchecked: TensorShape(unchecked: [best.count]), scalars: best.map(canonical))
    }

    /// The place of the greatest value along `axis`, row by row: of the first of equal ones, of the first NaN.
    func places(_ axis: Int) throws(RelumeError) -> [Int] {
        let axis = try shape.index(ofNonemptyAxis: axis)
        let source = scalars.span
        let count = shape.rows(along: axis)
        var best = [Int](repeating: 0, count: count)
        var places = best.mutableSpan
        if shape.isInnermost(axis) {
            let length = shape[axis]
            for row in places.indices {
                places[unchecked: row] = source.extracting(row * length..<(row + 1) * length).placeOfGreatest
            }
            return best
        }
        var greatest = [Float](repeating: -.infinity, count: count)
        var values = greatest.mutableSpan
        shape.forEachRun(along: axis) { start, rows, place in
            let run = source.extracting(start..<start + rows.count)
            for index in run.indices {
                let row = rows.lowerBound &+ index
                let (value, known) = (run[unchecked: index], values[unchecked: row])
                // Not short-circuited, so that the loop is one of vectors.
                let isNext = (known == known) && !(value <= known)
                values[unchecked: row] = isNext ? value : known
                places[unchecked: row] = isNext ? place : places[unchecked: row]
            }
        }
        return best
    }
}

/// Whether the least or the greatest value is looked for; a type for each, so that each has a loop of its own.
protocol ExtremeOrder {
    /// What comes behind every number.
    static var last: Float { get }
    static func precedes(_ value: Float, _ other: Float) -> Bool
    static func precedes(_ values: SIMD16<Float>, _ others: SIMD16<Float>) -> SIMDMask<SIMD16<Int32>>
}

/// The least value is looked for.
enum Ascending: ExtremeOrder {
    static var last: Float { .infinity }
    @inline(__always)
    static func precedes(_ value: Float, _ other: Float) -> Bool { value < other }
    @inline(__always)
    static func precedes(_ values: SIMD16<Float>, _ others: SIMD16<Float>) -> SIMDMask<SIMD16<Int32>> {
        values .< others
    }
}

/// The greatest value is looked for.
enum Descending: ExtremeOrder {
    static var last: Float { -.infinity }
    @inline(__always)
    static func precedes(_ value: Float, _ other: Float) -> Bool { value > other }
    @inline(__always)
    static func precedes(_ values: SIMD16<Float>, _ others: SIMD16<Float>) -> SIMDMask<SIMD16<Int32>> {
        values .> others
    }
}

extension Span where Element == Float {
    /// The sixteen values from `index` on, which must be there.
    @inline(__always)
    private func lanes(from index: Int) -> SIMD16<Float> {
        var lanes = SIMD16<Float>.zero
        for lane in 0..<16 { lanes[lane] = self[unchecked: index &+ lane] }
        return lanes
    }

    /// The sum: of every eighth value first, then of these eight sums, then of what is left.
    fileprivate var sum: Double {
        var sums = SIMD8<Double>.zero
        let whole = count & ~7
        var index = 0
        while index < whole {
            for lane in 0..<8 { sums[lane] += Double(self[unchecked: index &+ lane]) }
            index &+= 8
        }
        var sum = 0.0
        for lane in 0..<8 { sum += sums[lane] }
        for index in whole..<count { sum += Double(self[unchecked: index]) }
        return sum
    }

    /// The value that comes first, NaN where there is one.
    fileprivate func extreme<Order: ExtremeOrder>(_ order: Order.Type) -> Float {
        var best = SIMD16<Float>(repeating: Order.last)
        let whole = count & ~15
        var index = 0
        while index < whole {
            let values = lanes(from: index)
            // Once there, NaN stays, since nothing precedes it.
            best.replace(with: values, where: Order.precedes(values, best) .| (values .!= values))
            index &+= 16
        }
        var value = Order.last
        for lane in 0..<16 { value = Self.next(order, best[lane], value) }
        for index in whole..<count { value = Self.next(order, self[unchecked: index], value) }
        return value
    }

    @inline(__always)
    private static func next<Order: ExtremeOrder>(_ order: Order.Type, _ value: Float, _ known: Float) -> Float {
        Order.precedes(value, known) || value != value ? value : known
    }

    /// Where the greatest value stands, or the first NaN.
    fileprivate var placeOfGreatest: Int {
        // The part that has it is looked through once more.
        let part = 4096
        var (greatest, start) = (-Float.infinity, 0)
        for first in stride(from: 0, to: count, by: part) {
            let value = extracting(first..<Swift.min(first + part, count)).extreme(Descending.self)
            guard !(value <= greatest) else { continue }
            (greatest, start) = (value, first)
            if value.isNaN { break }
        }
        for index in start..<count {
            let value = self[unchecked: index]
            if value == greatest || value != value { return index }
        }
        return 0
    }
}

extension TensorShape {
    /// Whether the values along `axis` follow one another.
    fileprivate func isInnermost(_ axis: Int) -> Bool { dimensions[(axis + 1)...].allSatisfy { $0 == 1 } }

    /// Calls `body` with runs of values, each of rows along `axis` that follow one another at one place of the axis; rows are
    /// taken so many at a time that what is known of them stays in the cache from place to place.
    @inline(__always)
    fileprivate func forEachRun(
        along axis: Int, _ body: (_ start: Int, _ rows: Range<Int>, _ place: Int) -> Void
    ) {
        let length = self[axis]
        let inner = dimensions[(axis + 1)...].reduce(1, *)
        let outer = dimensions[..<axis].reduce(1, *)
        guard count > 0 else { return }
        for block in 0..<outer {
            for first in stride(from: 0, to: inner, by: 2048) {
                let width = Swift.min(2048, inner - first)
                for place in 0..<length {
                    let row = block * inner + first
                    body((block * length + place) * inner + first, row..<row + width, place)
                }
            }
        }
    }
}
