// Another shape over the same memory, and another order of the axes.
extension Tensor {
    /// The same scalars under another shape of as many. One length may be -1: it becomes what is left for it.
    ///
    /// - Throws: `invalidArgument` where the lengths do not hold as many scalars.
    /// - Complexity: O(1); both share their memory until one is written to.
    @inlinable
    public func reshaped(_ lengths: [Int]) throws(RelumeError) -> Tensor {
        Tensor(unchecked: try TensorShape(lengths, holding: shape), storage: storage)
    }

    /// The same scalars under another shape of as many; in a literal one length may be -1.
    ///
    /// - Throws: `invalidArgument` where the shape does not hold as many scalars.
    @inlinable
    public func reshaped(_ shape: TensorShape) throws(RelumeError) -> Tensor {
        try reshaped(shape.dimensions)
    }
}

extension TensorShape {
    /// The shape of `lengths`, where -1 stands for what is left of the scalars of `source`.
    ///
    /// - Throws: `invalidArgument` where they do not hold as many.
    @usableFromInline
    init(_ lengths: [Int], holding source: TensorShape) throws(RelumeError) {
        var lengths = lengths
        if let open = lengths.firstIndex(of: -1) {
            lengths[open] = 1
            let others = try TensorShape(lengths).count
            guard others > 0, source.count.isMultiple(of: others) else {
                lengths[open] = -1
                throw RelumeError(
                    .invalidArgument,
                    "no length for -1 makes \(TensorShape(unchecked: lengths)) hold the \(source.count) scalars of \(source)"
                )
            }
            lengths[open] = source.count / others
        }
        try self.init(lengths)
        guard count == source.count else {
            throw RelumeError(
                .invalidArgument, "\(self) holds \(count) scalars, but there are \(source.count) of shape \(source)")
        }
    }
}
