// Sums and extremes along an axis or over all values, as NumPy.
//
// Sums are added in Double in the order of the values, and rounded to Float once: as exact as a Float can be but for rare
// last bits, and the same on every system. NaN in gives the one NaN 7FC00000 out.
extension Tensor where Scalar == Float {
    /// The sum of all values; 0 of none.
    public func sum() -> Float { flattened.totals(0, 1)[0] }

    /// The sums along `axis`, which is left out of the result, or has length 1 where `keepsAxis` is true.
    ///
    /// - Throws: `invalidArgument` where there is no such axis.
    public func sum(axis: Int, keepsAxis: Bool = false) throws(RelumeError) -> Tensor {
        let axis = try shape.index(ofAxis: axis)
        return Tensor(unchecked: shape.without(axis, keepsAxis), scalars: totals(axis, 1))
    }

    /// The mean of all values; NaN of none, as NumPy's.
    public func mean() -> Float { flattened.totals(0, Double(shape.count))[0] }

    /// The means along `axis`, which is left out of the result, or has length 1 where `keepsAxis` is true.
    ///
    /// - Throws: `invalidArgument` where there is no such axis.
    public func mean(axis: Int, keepsAxis: Bool = false) throws(RelumeError) -> Tensor {
        let axis = try shape.index(ofAxis: axis)
        return Tensor(unchecked: shape.without(axis, keepsAxis), scalars: totals(axis, Double(shape[axis])))
    }

    /// The least value; NaN where one is NaN.
    ///
    /// - Throws: `invalidArgument` where there is no value.
    public func min() throws(RelumeError) -> Float { try flattened.extremes(0, <).scalars[0] }

    /// The least values along `axis`, NaN where one of them is NaN.
    ///
    /// - Throws: `invalidArgument` where there is no such axis, or no value along it.
    public func min(axis: Int, keepsAxis: Bool = false) throws(RelumeError) -> Tensor {
        try extremes(axis, <).reshaped(unchecked: shape.without(shape.index(ofAxis: axis), keepsAxis))
    }

    /// The greatest value; NaN where one is NaN.
    ///
    /// - Throws: `invalidArgument` where there is no value.
    public func max() throws(RelumeError) -> Float { try flattened.extremes(0, >).scalars[0] }

    /// The greatest values along `axis`, NaN where one of them is NaN.
    ///
    /// - Throws: `invalidArgument` where there is no such axis, or no value along it.
    public func max(axis: Int, keepsAxis: Bool = false) throws(RelumeError) -> Tensor {
        try extremes(axis, >).reshaped(unchecked: shape.without(shape.index(ofAxis: axis), keepsAxis))
    }

    /// Where the greatest value stands in C order: the first of equal ones, and the first NaN where there is one.
    ///
    /// - Throws: `invalidArgument` where there is no value.
    public func argmax() throws(RelumeError) -> Int { try flattened.places(0)[0] }

    /// Where the greatest values stand along `axis`: the first of equal ones, and the first NaN where there is one.
    ///
    /// - Throws: `invalidArgument` where there is no such axis, or no value along it.
    public func argmax(axis: Int, keepsAxis: Bool = false) throws(RelumeError) -> Tensor<Int> {
        let places = try places(axis)
        return Tensor<Int>(unchecked: shape.without(try shape.index(ofAxis: axis), keepsAxis), scalars: places)
    }
}

extension Tensor where Scalar == Float {
    private var flattened: Tensor { reshaped(unchecked: TensorShape(unchecked: [shape.count])) }

    /// The sums along an axis that is there, divided by `divisor`.
    private func totals(_ axis: Int, _ divisor: Double) -> [Float] {
        let length = shape[axis]
        var totals = [Double](repeating: 0, count: shape.rows(along: axis))
        if shape.dimensions[(axis + 1)...].allSatisfy({ $0 == 1 }) {
            // Rows that follow one another: each is summed in a register.
            let source = scalars.span
            for row in totals.indices {
                var sum = 0.0
                for index in row * length..<(row + 1) * length { sum += Double(source[unchecked: index]) }
                totals[row] = sum
            }
            return totals.map { canonical(Float($0 / divisor)) }
        }
        var sums = totals.mutableSpan
        forEachValue(along: axis) { value, row, _ in sums[unchecked: row] += Double(value) }
        return totals.map { canonical(Float($0 / divisor)) }
    }

    /// The first value along `axis` that none is `before`, or NaN where there is one; a flat tensor.
    private func extremes(
        _ axis: Int, _ isBefore: (Float, Float) -> Bool
    ) throws(RelumeError) -> Tensor {
        let axis = try shape.index(ofNonemptyAxis: axis)
        var best = [Float](repeating: 0, count: shape.rows(along: axis))
        var values = best.mutableSpan
        forEachValue(along: axis) { value, row, place in
            let known = values[unchecked: row]
            if place == 0 || isBefore(value, known) || value.isNaN {
                values[unchecked: row] = known.isNaN && place > 0 ? known : value
            }
        }
        return Tensor(unchecked: TensorShape(unchecked: [best.count]), scalars: best.map(canonical))
    }

    /// The place of the greatest value along `axis`, row by row.
    private func places(_ axis: Int) throws(RelumeError) -> [Int] {
        let axis = try shape.index(ofNonemptyAxis: axis)
        var best = [(value: Float, place: Int)](repeating: (-.infinity, 0), count: shape.rows(along: axis))
        forEachValue(along: axis) { value, row, place in
            let known = best[row].value
            if value > known || (value.isNaN && !known.isNaN) { best[row] = (value, place) }
        }
        return best.map(\.place)
    }

    /// Calls `body` with every value in C order, the row along `axis` that it is in, and its place in the row.
    @inline(__always)
    private func forEachValue(along axis: Int, _ body: (_ value: Float, _ row: Int, _ place: Int) -> Void) {
        let source = scalars.span
        let length = shape[axis]
        let inner = shape.dimensions[(axis + 1)...].reduce(1, *)
        var index = 0
        for outer in 0..<shape.dimensions[..<axis].reduce(1, *) {
            for place in 0..<length {
                for row in outer * inner..<(outer + 1) * inner {
                    body(source[unchecked: index], row, place)
                    index += 1
                }
            }
        }
    }
}

extension TensorShape {
    /// How many rows of values there are along an axis.
    fileprivate func rows(along axis: Int) -> Int {
        dimensions[..<axis].reduce(1, *) * dimensions[(axis + 1)...].reduce(1, *)
    }

    /// The lengths without that of `axis`, or with 1 for it.
    fileprivate func without(_ axis: Int, _ keepsAxis: Bool) -> TensorShape {
        TensorShape(unchecked: dimensions[..<axis] + (keepsAxis ? [1] : []) + dimensions[(axis + 1)...])
    }

    /// `axis` counted from 0.
    ///
    /// - Throws: `invalidArgument` where there is no such axis, or no value along it.
    fileprivate func index(ofNonemptyAxis axis: Int) throws(RelumeError) -> Int {
        let index = try index(ofAxis: axis)
        guard self[index] > 0 else {
            throw RelumeError(.invalidArgument, "there is no value along axis \(axis) of shape \(self)")
        }
        return index
    }
}
