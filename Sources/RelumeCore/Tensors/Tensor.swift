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

    /// Makes a tensor of `scalars` in C order.
    ///
    /// - Throws: `invalidArgument` where their number is not that of `shape`, or a length is negative.
    @inlinable
    public init(shape: TensorShape, scalars: [Scalar]) throws(RelumeError) {
        try shape.validate()
        guard scalars.count == shape.count else { throw RelumeError(scalars.count, doNotFill: shape) }
        self.init(unchecked: shape, scalars: scalars)
    }

    /// Makes a tensor with the same value everywhere.
    ///
    /// - Throws: `invalidArgument` for a negative length, `limitExceeded` where there is no memory for so many scalars.
    @inlinable
    public init(repeating value: Scalar, shape: TensorShape) throws(RelumeError) {
        try shape.validate()
        try Self.requireMemory(for: shape)
        self.init(unchecked: shape, repeating: value)
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
}

// Where no data can make shape and scalars disagree, because one is computed from the other.
extension Tensor {
    /// Makes a tensor of the memory that `storage` keeps.
    @inlinable
    package init(unchecked shape: TensorShape, storage: TensorStorage<Scalar>) {
        precondition(
            storage.scalars.count == shape.count, "\(storage.scalars.count) scalars do not fill shape \(shape)")
        self.shape = shape
        self.storage = storage
    }

    /// Makes a tensor of as many scalars as `shape` has.
    @inlinable
    package init(unchecked shape: TensorShape, scalars: [Scalar]) {
        self.init(unchecked: shape, storage: TensorStorage(scalars))
    }

    /// Makes a tensor with the same value everywhere.
    @inlinable
    package init(unchecked shape: TensorShape, repeating value: Scalar) {
        self.init(unchecked: shape, scalars: [Scalar](repeating: value, count: shape.count))
    }

    /// Makes a tensor whose scalars `initialize` appends in C order, all of them, without filling the memory first.
    @inlinable
    package init<E: Error>(
        shape: TensorShape, initializingWith initialize: (inout OutputSpan<Scalar>) throws(E) -> Void
    ) throws(E) {
        self.init(unchecked: shape, scalars: try [Scalar](capacity: shape.count, initializingWith: initialize))
    }

    /// The same scalars under another shape of as many.
    @inlinable
    package func reshaped(unchecked shape: TensorShape) -> Tensor {
        Tensor(unchecked: shape, storage: storage)
    }
}

extension RelumeError {
    /// The error of a number of scalars that is not the shape's.
    @usableFromInline
    package init(_ count: Int, doNotFill shape: TensorShape) {
        self.init(.invalidArgument, "\(count) scalars do not fill shape \(shape), which has \(shape.count)")
    }
}

extension Tensor: Equatable where Scalar: Equatable {
    /// Equal when shape and scalars are.
    @inlinable
    public static func == (left: Tensor, right: Tensor) -> Bool {
        left.shape == right.shape && left.scalars == right.scalars
    }
}
