/// The lengths of a tensor's axes, outermost first: `[N, C, H, W]` for a batch of images.
///
/// No length is negative; a rank-0 shape `[]` holds one scalar.
public struct TensorShape: Hashable, Sendable {
    /// The axis lengths, outermost first.
    public let dimensions: [Int]
    /// The number of scalars, the product of the axis lengths.
    public let count: Int

    /// Makes a shape. A negative length or a product beyond `Int` is a programming error.
    public init(_ dimensions: [Int]) {
        precondition(dimensions.allSatisfy { $0 >= 0 }, "negative length in shape \(dimensions)")
        self.dimensions = dimensions
        self.count = dimensions.reduce(1, *)
    }

    /// The number of axes.
    public var rank: Int { dimensions.count }

    /// The length of `axis`; a negative axis counts from the end, as in NumPy.
    public subscript(axis: Int) -> Int {
        dimensions[axis < 0 ? rank + axis : axis]
    }
}

extension TensorShape: ExpressibleByArrayLiteral, CustomStringConvertible {
    /// Makes a shape from its axis lengths.
    public init(arrayLiteral elements: Int...) {
        self.init(elements)
    }

    /// The lengths in brackets, as PyTorch prints them: `[64, 3, 32, 32]`.
    public var description: String {
        "[" + dimensions.map(String.init).joined(separator: ", ") + "]"
    }
}
