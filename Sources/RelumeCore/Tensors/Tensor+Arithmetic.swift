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
        let (left, right) = (scalars.span, other.scalars.span)
        return Tensor(shape: broadcast.shape) { output in
            broadcast.forEachRun { x, y in
                switch (broadcast.leftAdvances, broadcast.rightAdvances) {
                case (true, true):
                    for index in 0..<broadcast.run {
                        output.append(canonical(operation(left[unchecked: x + index], right[unchecked: y + index])))
                    }
                case (true, false):
                    let second = right[y]
                    for index in 0..<broadcast.run {
                        output.append(canonical(operation(left[unchecked: x + index], second)))
                    }
                case (false, _):
                    let first = left[x]
                    for index in 0..<broadcast.run {
                        output.append(canonical(operation(first, right[unchecked: y + index])))
                    }
                }
            }
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
        withMutableScalars { values in
            broadcast.forEachRun { x, y in
                if broadcast.rightAdvances {
                    for index in 0..<broadcast.run {
                        let value = operation(values[unchecked: x + index], right[unchecked: y + index])
                        values[unchecked: x + index] = canonical(value)
                    }
                } else {
                    let second = right[y]
                    for index in x..<x + broadcast.run {
                        values[unchecked: index] = canonical(operation(values[unchecked: index], second))
                    }
                }
            }
        }
    }
}

/// The value, or the one NaN for every NaN.
@inline(__always)
func canonical(_ x: Float) -> Float { x == x ? x : Float(bitPattern: 0x7FC0_0000) }
