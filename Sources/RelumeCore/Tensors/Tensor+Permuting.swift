extension Tensor {
    /// The axes in another order, as PyTorch's `permute`: axis i of the result is axis `axes[i]` of this tensor, so
    /// `permuted([0, 2, 3, 1])` makes `[N, H, W, C]` of `[N, C, H, W]`.
    ///
    /// - Throws: `invalidArgument` where `axes` does not name every axis once.
    /// - Complexity: O(scalars); a copy.
    @inlinable
    public func permuted(_ axes: [Int]) throws(RelumeError) -> Tensor {
        let order = try shape.permutation(axes)
        let lengths = order.map { shape.dimensions[$0] }
        let steps = order.map { axis in shape.dimensions[(axis + 1)...].reduce(1, *) }
        guard let length = lengths.last, let step = steps.last, shape.count > 0 else {
            return reshaped(unchecked: TensorShape(unchecked: lengths))
        }
        let source = scalars.span
        return Tensor(shape: TensorShape(unchecked: lengths)) { output in
            var places = StridedPlaces(lengths: lengths.dropLast(), steps: steps.dropLast())
            repeat {
                for index in 0..<length { output.append(source[places.offset + index * step]) }
            } while places.advance()
        }
    }
}

extension Tensor {
    /// Two axes exchanged, as PyTorch's `transpose`: without arguments rows and columns of a matrix, or of every matrix of a
    /// batch.
    ///
    /// - Throws: `invalidArgument` where there is no such axis.
    /// - Complexity: O(scalars); a copy.
    @inlinable
    public func transposed(_ first: Int = -2, _ second: Int = -1) throws(RelumeError) -> Tensor {
        let (one, other) = (try shape.index(ofAxis: first), try shape.index(ofAxis: second))
        var axes = Array(0..<shape.rank)
        axes.swapAt(one, other)
        return try permuted(axes)
    }
}

extension TensorShape {
    /// `axes` counted from 0.
    ///
    /// - Throws: `invalidArgument` where they are not every axis once.
    @usableFromInline
    func permutation(_ axes: [Int]) throws(RelumeError) -> [Int] {
        var order: [Int] = []
        for axis in axes { order.append(try index(ofAxis: axis)) }
        guard order.sorted() == Array(0..<rank) else {
            throw RelumeError(.invalidArgument, "\(axes) is no order of the \(rank) axes of \(self); name each once")
        }
        return order
    }
}

/// Goes through the places of a tensor in C order, the last axis fastest, with a step for each axis.
@usableFromInline
struct StridedPlaces {
    private let lengths: [Int]
    private let steps: [Int]
    private var indices: [Int]
    /// Where the place is.
    @usableFromInline private(set) var offset = 0

    /// Starts at the first place; no length is 0.
    @usableFromInline
    init(lengths: [Int], steps: [Int]) {
        self.lengths = lengths
        self.steps = steps
        indices = [Int](repeating: 0, count: lengths.count)
    }

    /// Goes to the next place; false behind the last, where it starts again.
    @usableFromInline
    mutating func advance() -> Bool {
        for axis in lengths.indices.reversed() {
            indices[axis] += 1
            offset += steps[axis]
            if indices[axis] < lengths[axis] { return true }
            offset -= indices[axis] * steps[axis]
            indices[axis] = 0
        }
        return false
    }
}
