// Arithmetic of float tensors, value by value, with NumPy's broadcasting. Operators between tensors throw where the shapes
// do not broadcast, since shapes are data: `try images - mean`. With a number nothing can fail, and nothing throws.
//
// Each result is one IEEE operation, and every NaN the one NaN 7FC00000, whose sign processors do not agree on.
extension Tensor where Scalar == Float {
    /// The sums. Throws `invalidArgument` where the shapes do not broadcast.
    public static func + (left: Tensor, right: Tensor) throws(RelumeError) -> Tensor {
        try left.combined(with: right) { $0 + $1 }
    }

    /// The differences. Throws `invalidArgument` where the shapes do not broadcast.
    public static func - (left: Tensor, right: Tensor) throws(RelumeError) -> Tensor {
        try left.combined(with: right) { $0 - $1 }
    }

    /// The products of values. Throws `invalidArgument` where the shapes do not broadcast; the product of matrices is
    /// ``matmul(_:)``.
    public static func * (left: Tensor, right: Tensor) throws(RelumeError) -> Tensor {
        try left.combined(with: right) { $0 * $1 }
    }

    /// The quotients. Throws `invalidArgument` where the shapes do not broadcast.
    public static func / (left: Tensor, right: Tensor) throws(RelumeError) -> Tensor {
        try left.combined(with: right) { $0 / $1 }
    }

    /// Adds in place. Throws `invalidArgument` where `right` does not broadcast to the shape of `left`.
    public static func += (left: inout Tensor, right: Tensor) throws(RelumeError) {
        try left.combine(with: right) { $0 + $1 }
    }

    /// Subtracts in place. Throws `invalidArgument` where `right` does not broadcast to the shape of `left`.
    public static func -= (left: inout Tensor, right: Tensor) throws(RelumeError) {
        try left.combine(with: right) { $0 - $1 }
    }

    /// Multiplies in place. Throws `invalidArgument` where `right` does not broadcast to the shape of `left`.
    public static func *= (left: inout Tensor, right: Tensor) throws(RelumeError) {
        try left.combine(with: right) { $0 * $1 }
    }

    /// Divides in place. Throws `invalidArgument` where `right` does not broadcast to the shape of `left`.
    public static func /= (left: inout Tensor, right: Tensor) throws(RelumeError) {
        try left.combine(with: right) { $0 / $1 }
    }
}

extension Tensor where Scalar == Float {
    /// Every value and a number.
    public static func + (left: Tensor, right: Float) -> Tensor { left.mapped { $0 + right } }
    /// Every value and a number.
    public static func + (left: Float, right: Tensor) -> Tensor { right.mapped { left + $0 } }
    /// Every value less a number.
    public static func - (left: Tensor, right: Float) -> Tensor { left.mapped { $0 - right } }
    /// A number less every value.
    public static func - (left: Float, right: Tensor) -> Tensor { right.mapped { left - $0 } }
    /// Every value times a number.
    public static func * (left: Tensor, right: Float) -> Tensor { left.mapped { $0 * right } }
    /// Every value times a number.
    public static func * (left: Float, right: Tensor) -> Tensor { right.mapped { left * $0 } }
    /// Every value divided by a number.
    public static func / (left: Tensor, right: Float) -> Tensor { left.mapped { $0 / right } }
    /// A number divided by every value.
    public static func / (left: Float, right: Tensor) -> Tensor { right.mapped { left / $0 } }
    /// Every value with the other sign.
    public static prefix func - (tensor: Tensor) -> Tensor { tensor.mapped { -$0 } }

    /// Adds a number to every value.
    public static func += (left: inout Tensor, right: Float) { left.map { $0 + right } }
    /// Subtracts a number from every value.
    public static func -= (left: inout Tensor, right: Float) { left.map { $0 - right } }
    /// Multiplies every value by a number.
    public static func *= (left: inout Tensor, right: Float) { left.map { $0 * right } }
    /// Divides every value by a number.
    public static func /= (left: inout Tensor, right: Float) { left.map { $0 / right } }
}

// The loops. They are inlined into each operator and vectorized there; `unchecked` indices are below counts that the shapes
// give, and a check of each would keep the loop from being one of vectors.
extension Tensor where Scalar == Float {
    @inline(__always)
    private func mapped(_ operation: (Float) -> Float) -> Tensor {
        let source = scalars.span
        return Tensor(shape: shape) { output in
            for index in source.indices { output.append(canonical(operation(source[index]))) }
        }
    }

    @inline(__always)
    private mutating func map(_ operation: (Float) -> Float) {
        withMutableScalars { values in
            for index in values.indices { values[index] = canonical(operation(values[index])) }
        }
    }

    @inline(__always)
    private func combined(
        with other: Tensor, _ operation: (Float, Float) -> Float
    ) throws(RelumeError) -> Tensor {
        let broadcast = try Broadcast(shape, other.shape)
        try Self.requireMemory(for: broadcast.shape)
        let (left, right) = (scalars.span, other.scalars.span)
        let (run, leftAdvances, rightAdvances) = (broadcast.run, broadcast.leftAdvances, broadcast.rightAdvances)
        return Tensor(shape: broadcast.shape) { output in
            guard broadcast.shape.count > 0 else { return }
            var place = broadcast.firstPlace
            repeat {
                let (x, y) = (place.left.offset, place.right.offset)
                if leftAdvances, rightAdvances {
                    let (first, second) = (left.extracting(x..<x + run), right.extracting(y..<y + run))
                    for index in first.indices {
                        output.append(canonical(operation(first[unchecked: index], second[unchecked: index])))
                    }
                } else if leftAdvances {
                    let (first, second) = (left.extracting(x..<x + run), right[y])
                    for index in first.indices { output.append(canonical(operation(first[unchecked: index], second))) }
                } else if rightAdvances {
                    let (first, second) = (left[x], right.extracting(y..<y + run))
                    for index in second.indices {
                        output.append(canonical(operation(first, second[unchecked: index])))
                    }
                } else {
                    // Neither has more than the one scalar.
                    output.append(canonical(operation(left[x], right[y])))
                }
            } while place.advance()
        }
    }

    @inline(__always)
    private mutating func combine(
        with other: Tensor, _ operation: (Float, Float) -> Float
    ) throws(RelumeError) {
        let broadcast = try Broadcast(shape, other.shape)
        guard broadcast.shape == shape else {
            throw RelumeError(
                .invalidArgument, "\(other.shape) does not broadcast to \(shape), the shape of what is changed in place"
            )
        }
        let right = other.scalars.span
        let (run, rightAdvances) = (broadcast.run, broadcast.rightAdvances)
        withMutableScalars { values in
            guard broadcast.shape.count > 0 else { return }
            var place = broadcast.firstPlace
            repeat {
                let (x, y) = (place.left.offset, place.right.offset)
                if rightAdvances {
                    let second = right.extracting(y..<y + run)
                    for index in second.indices {
                        let value = operation(values[unchecked: x &+ index], second[unchecked: index])
                        values[unchecked: x &+ index] = canonical(value)
                    }
                } else {
                    let second = right[y]
                    for index in x..<x + run {
                        values[unchecked: index] = canonical(operation(values[unchecked: index], second))
                    }
                }
            } while place.advance()
        }
    }
}

/// The value, or the one NaN for every NaN.
@inline(__always)
func canonical(_ x: Float) -> Float { x == x ? x : Float(bitPattern: 0x7FC0_0000) }
