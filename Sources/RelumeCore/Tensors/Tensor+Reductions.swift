// Sums and extremes along an axis or over all values, as NumPy.
//
// Sums are added in Double in a fixed order, and rounded to Float once: as exact as a Float can be but for rare last bits, and
// the same on every system. NaN in gives the one NaN 7FC00000 out.
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
    public func min() throws(RelumeError) -> Float { try flattened.extremes(0, Ascending.self).scalars[0] }

    /// The least values along `axis`, NaN where one of them is NaN.
    ///
    /// - Throws: `invalidArgument` where there is no such axis, or no value along it.
    public func min(axis: Int, keepsAxis: Bool = false) throws(RelumeError) -> Tensor {
        try extremes(axis, Ascending.self).reshaped(unchecked: shape.without(shape.index(ofAxis: axis), keepsAxis))
    }

    /// The greatest value; NaN where one is NaN.
    ///
    /// - Throws: `invalidArgument` where there is no value.
    public func max() throws(RelumeError) -> Float { try flattened.extremes(0, Descending.self).scalars[0] }

    /// The greatest values along `axis`, NaN where one of them is NaN.
    ///
    /// - Throws: `invalidArgument` where there is no such axis, or no value along it.
    public func max(axis: Int, keepsAxis: Bool = false) throws(RelumeError) -> Tensor {
        try extremes(axis, Descending.self).reshaped(unchecked: shape.without(shape.index(ofAxis: axis), keepsAxis))
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

extension TensorShape {
    /// How many rows of values there are along an axis.
    func rows(along axis: Int) -> Int {
        dimensions[..<axis].reduce(1, *) * dimensions[(axis + 1)...].reduce(1, *)
    }

    /// The lengths without that of `axis`, or with 1 for it.
    fileprivate func without(_ axis: Int, _ keepsAxis: Bool) -> TensorShape {
        TensorShape(unchecked: dimensions[..<axis] + (keepsAxis ? [1] : []) + dimensions[(axis + 1)...])
    }

    /// `axis` counted from 0.
    ///
    /// - Throws: `invalidArgument` where there is no such axis, or no value along it.
    func index(ofNonemptyAxis axis: Int) throws(RelumeError) -> Int {
        let index = try index(ofAxis: axis)
        guard self[index] > 0 else {
            throw RelumeError(.invalidArgument, "there is no value along axis \(axis) of shape \(self)")
        }
        return index
    }
}
