/// Pixels that are put around a picture.
public struct Padding: Hashable, Sendable, ExpressibleByIntegerLiteral {
    /// The columns before the first.
    public var left: Int
    /// The rows above the first.
    public var top: Int
    /// The columns behind the last.
    public var right: Int
    /// The rows below the last.
    public var bottom: Int

    /// So many pixels on each side.
    public init(left: Int = 0, top: Int = 0, right: Int = 0, bottom: Int = 0) {
        (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
    }

    /// The same number of pixels on all sides.
    public init(integerLiteral value: Int) {
        self.init(left: value, top: value, right: value, bottom: value)
    }

    /// torchvision's forms: one number for all sides, two for left and right and for top and bottom, or four for left, top,
    /// right and bottom. Nil for other lists.
    init?(_ numbers: [Float]) {
        let lengths = numbers.compactMap { Int(exactly: $0) }
        guard lengths.count == numbers.count, lengths.allSatisfy({ 0...1_000_000 ~= $0 }) else { return nil }
        switch lengths.count {
        case 1: self.init(integerLiteral: lengths[0])
        case 2: self.init(left: lengths[0], top: lengths[1], right: lengths[0], bottom: lengths[1])
        case 4: self.init(left: lengths[0], top: lengths[1], right: lengths[2], bottom: lengths[3])
        default: return nil
        }
    }

    /// As a pipeline's text has it.
    var text: String { Set(sides).count == 1 ? "\(left)" : "[\(left),\(top),\(right),\(bottom)]" }

    private var sides: [Int] { [left, top, right, bottom] }

    /// Whether no side is negative, or longer than any picture.
    var isPossible: Bool { sides.allSatisfy { 0...1_000_000_000 ~= $0 } }
}
