/// A dense array of scalars in C order (last axis fastest), with value semantics.
///
/// Copies share storage until one is written to. The scalars are an `Array`, so `scalars.span` and
/// ``withMutableScalars(_:)`` reach them without copying.
@frozen
public struct Tensor<Scalar: BitwiseCopyable & Sendable>: Sendable {
    /// The axis lengths.
    public let shape: TensorShape
    /// The memory, which other tensors may share.
    @usableFromInline
    package internal(set) var storage: TensorStorage<Scalar>

    /// Makes a tensor of the memory that `storage` keeps, whose number of scalars must be that of `shape`.
    @inlinable
    package init(shape: TensorShape, storage: TensorStorage<Scalar>) {
        precondition(
            storage.scalars.count == shape.count, "\(storage.scalars.count) scalars do not fill shape \(shape)")
        self.shape = shape
        self.storage = storage
    }

    /// Makes a tensor of `scalars` in C order, whose number must be that of `shape`.
    @inlinable
    public init(shape: TensorShape, scalars: [Scalar]) {
        self.init(shape: shape, storage: TensorStorage(scalars))
    }

    /// Makes a tensor with the same value everywhere.
    @inlinable
    public init(repeating value: Scalar, shape: TensorShape) {
        self.init(shape: shape, scalars: [Scalar](repeating: value, count: shape.count))
    }

    /// Makes a tensor whose scalars `initialize` appends in C order, all of them, without filling the memory first.
    @inlinable
    public init<E: Error>(
        shape: TensorShape, initializingWith initialize: (inout OutputSpan<Scalar>) throws(E) -> Void
    ) throws(E) {
        self.init(shape: shape, scalars: try [Scalar](capacity: shape.count, initializingWith: initialize))
    }

    /// The scalars in C order.
    @inlinable
    public var scalars: [Scalar] { storage.scalars }

    /// Lends the scalars for writing in place; copies them first if another tensor shares them.
    @inlinable
    public mutating func withMutableScalars<R, E: Error>(
        _ body: (inout MutableSpan<Scalar>) throws(E) -> R
    ) throws(E) -> R {
        if !isKnownUniquelyReferenced(&storage) { storage = TensorStorage(storage.scalars) }
        return try Self.lend(&storage.scalars, to: body)
    }

    /// A call of its own, since a span of a class's property would not outlive the access that made it.
    @inlinable
    internal static func lend<R, E: Error>(
        _ scalars: inout [Scalar], to body: (inout MutableSpan<Scalar>) throws(E) -> R
    ) throws(E) -> R {
        var span = scalars.mutableSpan
        return try body(&span)
    }

    /// The same scalars under another shape of the same count.
    @inlinable
    public func reshaped(_ shape: TensorShape) -> Tensor {
        Tensor(shape: shape, storage: storage)
    }
}

extension Tensor: Equatable where Scalar: Equatable {
    /// Equal when shape and scalars are.
    @inlinable
    public static func == (left: Tensor, right: Tensor) -> Bool {
        left.shape == right.shape && left.scalars == right.scalars
    }
}
