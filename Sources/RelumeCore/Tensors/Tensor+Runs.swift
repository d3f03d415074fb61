// The loops of reductions. Values that follow one another in a row are taken in vectors; along other axes a vector is of
// neighbouring rows.
extension Tensor where Scalar == Float {
    /// All values in one row.
    var flattened: Tensor { reshaped(unchecked: TensorShape(unchecked: [shape.count])) }

    /// The sums along an axis that is there, divided by `divisor`.
    func totals(_ axis: Int, _ divisor: Double) -> [Float] {
        let source = scalars.span
        if shape.isInnermost(axis) {
            let length = shape[axis]
            return (0..<shape.rows(along: axis)).map { row in
                canonical(Float(source.extracting(row * length..<(row + 1) * length).sum / divisor))
            }
        }
        var scratch = [Double](repeating: 0, count: TensorShape.rowsAtATime)
        var totals: [Float] = []
        totals.reserveCapacity(shape.rows(along: axis))
        shape.forEachBlock(along: axis) { block in
            var sums = scratch.mutableSpan
            for row in 0..<block.rows { sums[row] = 0 }
            for place in 0..<block.places {
                let run = source.extracting(block.run(place))
                for row in run.indices { sums[unchecked: row] += Double(run[unchecked: row]) }
            }
            for row in 0..<block.rows { totals.append(canonical(Float(sums[row] / divisor))) }
        }
        return totals
    }

    /// The values along `axis` that come first in an order, or NaN where there is one: a flat tensor.
    func extremes<Order: ExtremeOrder>(_ axis: Int, _ order: Order.Type) throws(RelumeError) -> Tensor {
        let axis = try shape.index(ofNonemptyAxis: axis)
        let source = scalars.span
        let flat = TensorShape(unchecked: [shape.rows(along: axis)])
        if shape.isInnermost(axis) {
            let length = shape[axis]
            let best = (0..<flat.count).map { row in
                canonical(source.extracting(row * length..<(row + 1) * length).extreme(order))
            }
            return Tensor(unchecked: flat, scalars: best)
        }
        var scratch = [Float](repeating: Order.last, count: TensorShape.rowsAtATime)
        var best: [Float] = []
        best.reserveCapacity(flat.count)
        shape.forEachBlock(along: axis) { block in
            var values = scratch.mutableSpan
            for row in 0..<block.rows { values[row] = Order.last }
            for place in 0..<block.places {
                let run = source.extracting(block.run(place))
                for row in run.indices {
                    let (value, known) = (run[unchecked: row], values[unchecked: row])
                    let isNext = Order.precedes(value, known) || value != value
                    values[unchecked: row] = isNext ? value : known
                }
            }
            for row in 0..<block.rows { best.append(canonical(values[row])) }
        }
        return Tensor(unchecked: flat, scalars: best)
    }

    /// The place of the greatest value along `axis`, row by row: of the first of equal ones, of the first NaN.
    func places(_ axis: Int) throws(RelumeError) -> [Int] {
        let axis = try shape.index(ofNonemptyAxis: axis)
        let source = scalars.span
        let length = shape[axis]
        guard !shape.isInnermost(axis) else {
            return (0..<shape.rows(along: axis)).map { row in
                source.extracting(row * length..<(row + 1) * length).placeOfGreatest
            }
        }
        // Places as wide as values, so that both fit the same vectors; a longer axis is moved to the end.
        guard length <= Int32.max else {
            var axes = Array(0..<shape.rank)
            axes.append(axes.remove(at: axis))
            return try permuted(axes).places(-1)
        }
        var knownValues = [Float](repeating: -.infinity, count: TensorShape.rowsAtATime)
        var knownPlaces = [Int32](repeating: 0, count: TensorShape.rowsAtATime)
        var best: [Int] = []
        best.reserveCapacity(shape.rows(along: axis))
        shape.forEachBlock(along: axis) { block in
            var values = knownValues.mutableSpan
            var places = knownPlaces.mutableSpan
            for row in 0..<block.rows { (values[row], places[row]) = (-.infinity, 0) }
            for place in 0..<block.places {
                let run = source.extracting(block.run(place))
                let number = Int32(truncatingIfNeeded: place)
                for row in run.indices {
                    let (value, known) = (run[unchecked: row], values[unchecked: row])
                    // Behind NaN nothing is next; before it NaN is, which nothing is above or equal to.
                    let isNext = !(value <= known) && known == known
                    values[unchecked: row] = isNext ? value : known
                    places[unchecked: row] = isNext ? number : places[unchecked: row]
                }
            }
            for row in 0..<block.rows { best.append(Int(places[row])) }
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

    /// So many rows are taken at a time that what is known of them stays in the cache from place to place.
    fileprivate static let rowsAtATime = 4096

    /// Neighbouring rows along an axis that is not the innermost.
    fileprivate struct Block {
        /// How many rows there are.
        let rows: Int
        /// How many values each has.
        let places: Int
        /// Where the first value of the first row stands, and how far the next value of a row is from one.
        let start: Int
        let step: Int

        /// Where the values of all rows at `place` stand.
        func run(_ place: Int) -> Range<Int> { start + place * step..<start + place * step + rows }
    }

    /// Calls `body` with all rows along `axis`, in their order.
    @inline(__always)
    fileprivate func forEachBlock(along axis: Int, _ body: (Block) -> Void) {
        guard count > 0 || self[axis] == 0 else { return }
        let inner = dimensions[(axis + 1)...].reduce(1, *)
        for outer in 0..<dimensions[..<axis].reduce(1, *) {
            for first in stride(from: 0, to: inner, by: Self.rowsAtATime) {
                body(
                    Block(
                        rows: Swift.min(Self.rowsAtATime, inner - first), places: self[axis],
                        start: outer * self[axis] * inner + first, step: inner))
            }
        }
    }
}
