public import RelumeCore

/// An array of any item type that can be written to a file of tensors.
///
/// A ``Tensor`` of a ``TensorScalar`` is one; so are rows that wait in a file, because they do not fit in memory.
public protocol StorableTensor {
    /// The type of an item.
    var dataType: TensorDataType { get }
    /// The axis lengths.
    var shape: TensorShape { get }
    /// Lends the memory of its items in C order, little-endian, piece by piece.
    func forEachPiece(_ body: (RawSpan) throws(RelumeError) -> Void) throws(RelumeError)
}

extension StorableTensor {
    /// The bytes of its items.
    var size: Int { shape.count * dataType.itemSize }
}

extension Tensor: StorableTensor where Scalar: TensorScalar {
    /// That of its scalars.
    public var dataType: TensorDataType { Scalar.dataType }

    /// Lends its memory as it is, in one piece.
    public func forEachPiece(_ body: (RawSpan) throws(RelumeError) -> Void) throws(RelumeError) {
        try body(scalars.span.bytes)
    }
}
