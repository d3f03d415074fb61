// Several tensors as one.
extension Tensor {
    /// The tensors behind one another along `axis`, as PyTorch's `cat`; a negative axis counts from the end.
    ///
    /// - Throws: `invalidArgument` where there is no tensor, no such axis, or a tensor whose other lengths differ; the
    ///   error's index says which.
    @inlinable
    public init(concatenating tensors: [Tensor], axis: Int = 0) throws(RelumeError) {
        guard let first = tensors.first else {
            throw RelumeError(.invalidArgument, "there is no tensor to concatenate; give at least one")
        }
        let axis = try first.shape.index(ofAxis: axis)
        let shape = try TensorShape(concatenating: tensors.map(\.shape), axis: axis)
        try Self.requireMemory(for: shape)
        let outer = shape.dimensions[..<axis].reduce(1, *)
        let runs = tensors.map { $0.shape.dimensions[axis...].reduce(1, *) }
        self.init(shape: shape) { output in
            for index in 0..<outer {
                for (tensor, run) in zip(tensors, runs) {
                    let scalars = tensor.scalars.span
                    for place in index * run..<(index + 1) * run { output.append(scalars[place]) }
                }
            }
        }
    }

    /// Tensors of one shape along a new axis, as PyTorch's `stack`: axis 0 makes a batch of samples.
    ///
    /// - Throws: `invalidArgument` where there is no tensor, two shapes differ, or the result has no such axis.
    @inlinable
    public init(stacking tensors: [Tensor], axis: Int = 0) throws(RelumeError) {
        guard let first = tensors.first else {
            throw RelumeError(.invalidArgument, "there is no tensor to stack; give at least one")
        }
        if let index = tensors.firstIndex(where: { $0.shape != first.shape }) {
            throw RelumeError(
                .invalidArgument, "shape \(tensors[index].shape) does not stack with \(first.shape)", index: index)
        }
        let axis = try TensorShape(unchecked: first.shape.dimensions + [1]).index(ofAxis: axis)
        var lengths = first.shape.dimensions
        lengths.insert(1, at: axis)
        let single = TensorShape(unchecked: lengths)
        try self.init(concatenating: tensors.map { $0.reshaped(unchecked: single) }, axis: axis)
    }
}

extension TensorShape {
    /// The shape of tensors of `shapes` behind one another.
    ///
    /// - Throws: `invalidArgument` where lengths of another axis differ.
    @usableFromInline
    init(concatenating shapes: [TensorShape], axis: Int) throws(RelumeError) {
        var lengths = shapes[0].dimensions
        lengths[axis] = 0
        for (index, shape) in shapes.enumerated() {
            var others = shape.dimensions
            guard others.count == lengths.count else {
                throw RelumeError(
                    .invalidArgument, "\(shape) has another number of axes than \(shapes[0])", index: index)
            }
            let (length, overflows) = lengths[axis].addingReportingOverflow(others[axis])
            lengths[axis] = overflows ? .max : length
            others[axis] = lengths[axis]
            guard others == lengths else {
                throw RelumeError(
                    .invalidArgument, "\(shape) differs from \(shapes[0]) in more than axis \(axis)", index: index)
            }
        }
        try self.init(lengths)
    }
}
