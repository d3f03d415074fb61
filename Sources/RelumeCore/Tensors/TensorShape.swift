/// The lengths of a tensor's axes, outermost first: `[N, C, H, W]` for a batch of images.
///
/// A rank-0 shape `[]` holds one scalar. No tensor has a shape with a negative length or with more scalars than can be
/// counted: lengths that are computed are checked by ``init(_:)``, and a literal, which cannot throw, by whatever makes a
/// tensor of it.
public struct TensorShape: Hashable, Sendable {
    /// The axis lengths, outermost first.
    public let dimensions: [Int]
    /// The number of scalars, the product of the axis lengths; -1 for a literal that no tensor can have.
    public let count: Int

    /// Makes a shape of lengths.
    ///
    /// - Throws: `invalidArgument` for a negative length, `limitExceeded` where the product does not fit an `Int`.
    public init(_ dimensions: [Int]) throws(RelumeError) {
        self.init(unchecked: dimensions)
        try validate()
    }

    /// Makes a shape of lengths that come from other shapes, or are checked by what makes a tensor of it.
    @usableFromInline
    package init(unchecked dimensions: [Int]) {
        self.dimensions = dimensions
        self.count = dimensions.allSatisfy { $0 >= 0 } ? TensorShape.count(of: dimensions) ?? -1 : -1
    }

    /// The number of axes.
    public var rank: Int { dimensions.count }

    /// The length of `axis`; a negative axis counts from the end, as in NumPy. As with an array, an axis that is not
    /// there is a programming error; ``index(ofAxis:)`` asks.
    public subscript(axis: Int) -> Int {
        dimensions[axis < 0 ? rank + axis : axis]
    }

    /// `axis` counted from 0; a negative one counts from the end.
    ///
    /// - Throws: `invalidArgument` where there is no such axis.
    public func index(ofAxis axis: Int) throws(RelumeError) -> Int {
        guard (-rank..<rank).contains(axis) else {
            throw RelumeError(
                .invalidArgument,
                rank == 0
                    ? "a scalar has no axis \(axis)"
                    : "shape \(self) has axes \(-rank) to \(rank - 1), no axis \(axis)")
        }
        return axis < 0 ? axis + rank : axis
    }

    /// Checks that a tensor can have this shape.
    ///
    /// - Throws: `invalidArgument` for a negative length, `limitExceeded` where the product does not fit an `Int`.
    @usableFromInline
    package func validate() throws(RelumeError) {
        guard count < 0 else { return }
        if let length = dimensions.first(where: { $0 < 0 }) {
            throw RelumeError(.invalidArgument, "shape \(self) has the length \(length); lengths are 0 or more")
        }
        throw RelumeError(.limitExceeded, "shape \(self) has more scalars than can be counted")
    }

    /// The product, or nil where it does not fit. A length of 0 hides none that is too large, so that the product of any
    /// of the lengths fits as well.
    private static func count(of dimensions: [Int]) -> Int? {
        var product = 1
        for length in dimensions where length != 0 {
            let (next, overflows) = product.multipliedReportingOverflow(by: length)
            if overflows { return nil }
            product = next
        }
        return dimensions.contains(0) ? 0 : product
    }
}

extension TensorShape: ExpressibleByArrayLiteral, CustomStringConvertible {
    /// Makes a shape from its axis lengths, which whatever makes a tensor of it will check.
    public init(arrayLiteral elements: Int...) {
        self.init(unchecked: elements)
    }

    /// The lengths in brackets, as PyTorch prints them: `[64, 3, 32, 32]`.
    public var description: String {
        "[" + dimensions.map(String.init).joined(separator: ", ") + "]"
    }
}
