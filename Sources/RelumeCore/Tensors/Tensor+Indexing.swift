extension Tensor {
    /// The scalar at one index an axis, `tensor[image, channel, y, x]`; a negative index counts from the end.
    ///
    /// As with an array, an index that is not there is a programming error: a setter cannot throw.
    @inlinable
    public subscript(_ indices: Int...) -> Scalar {
        get { storage.scalars[offset(of: indices)] }
        set {
            let offset = offset(of: indices)
            withMutableScalars { $0[offset] = newValue }
        }
    }

    /// The part of axis 0 whose indices are in `range`: images of a batch, rows of a matrix.
    ///
    /// - Throws: `invalidArgument` where the range is not within the axis.
    /// - Complexity: O(scalars of the part).
    @inlinable
    public func rows(_ range: Range<Int>) throws(RelumeError) -> Tensor {
        guard shape.rank > 0, range.lowerBound >= 0, range.upperBound <= shape[0] else {
            throw RelumeError(.invalidArgument, "rows \(range) of a tensor of shape \(shape), which has not so many")
        }
        let size = shape.dimensions[1...].reduce(1, *)
        let part = scalars[range.lowerBound * size..<range.upperBound * size]
        let partShape = TensorShape(unchecked: [range.count] + shape.dimensions[1...])
        return Tensor(unchecked: partShape, scalars: Array(part))
    }

    /// Where the scalar stands in C order.
    @inlinable
    internal func offset(of indices: [Int]) -> Int {
        precondition(indices.count == shape.rank, "\(indices.count) indices for a tensor of shape \(shape)")
        var offset = 0
        for (axis, index) in indices.enumerated() {
            let length = shape.dimensions[axis]
            precondition((-length..<length).contains(index), "index \(index) of axis \(axis) of shape \(shape)")
            offset = offset * length + (index < 0 ? index + length : index)
        }
        return offset
    }
}
