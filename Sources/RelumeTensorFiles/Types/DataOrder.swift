import RelumeCore

extension Tensor {
    /// The scalars of an array of `shape` whose first axis runs fastest, as this tensor has them in the order of a file.
    func fromFortranOrder(_ shape: TensorShape) -> Tensor {
        guard shape.rank > 1, shape.count > 0 else { return Tensor(unchecked: shape, scalars: scalars) }
        let steps = shape.dimensions.dropLast().reduce(into: [1]) { $0.append($0[$0.count - 1] * $1) }
        let source = scalars.span
        var index = [Int](repeating: 0, count: shape.rank)
        var position = 0
        return Tensor(shape: shape) { output in
            for _ in 0..<shape.count {
                output.append(source[position])
                // Count like an odometer: the last axis moves first, a full axis returns to 0 and moves the one before.
                for axis in stride(from: shape.rank - 1, through: 0, by: -1) {
                    index[axis] += 1
                    position += steps[axis]
                    if index[axis] < shape[axis] { break }
                    position -= steps[axis] * shape[axis]
                    index[axis] = 0
                }
            }
        }
    }
}
