/// The colors of classes, in order: the first is that of class 0.
///
///     let masks = try pipeline.applying(logits).pictures(palette: .voc)
public struct Palette: Hashable, Sendable {
    /// A color in 8 bits, as a PNG's palette has it.
    public struct Color: Hashable, Sendable {
        /// 0 for none, 255 for full.
        public var red: UInt8
        /// 0 for none, 255 for full.
        public var green: UInt8
        /// 0 for none, 255 for full.
        public var blue: UInt8
        /// 0 for transparent, 255 for opaque.
        public var alpha: UInt8

        /// Makes a color, opaque unless told otherwise.
        public init(red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8 = 255) {
            self.red = red
            self.green = green
            self.blue = blue
            self.alpha = alpha
        }
    }

    /// The colors, at least one.
    public let colors: [Color]
    /// The preset's name, where it is one.
    public let name: String?

    /// Makes a palette of your own.
    ///
    /// - Throws: `invalidArgument` for no color, or more than the 65536 that indices of 16 bits can name.
    public init(_ colors: [Color]) throws(RelumeError) {
        guard (1...65536).contains(colors.count) else {
            throw RelumeError(.invalidArgument, "a palette has 1 to 65536 colors, not \(colors.count)")
        }
        self.init(colors, name: nil)
    }

    init(_ colors: [Color], name: String?) {
        self.colors = colors
        self.name = name
    }

    /// Whether no color lets anything shine through.
    package var isOpaque: Bool { colors.allSatisfy { $0.alpha == 255 } }

    /// The first pixel of pictures of `height` x `width` whose class has no color: in which picture it is, and what an error
    /// says of it. Nil where each class has one.
    package func firstWithoutColor<Class: FixedWidthInteger>(
        in classes: [Class], height: Int, width: Int
    ) -> (picture: Int, message: String)? {
        guard let fault = classes.firstIndex(where: { $0 >= colors.count }) else { return nil }
        let (row, column) = (fault % (height * width)).quotientAndRemainder(dividingBy: width)
        return (
            fault / (height * width),
            "row \(row), column \(column) is class \(classes[fault]), and \(extent); take one with a color for each class"
        )
    }

    /// `the palette cityscapes has 19 colors, for classes 0 to 18`.
    private var extent: String {
        let subject = name.map { "the palette \($0)" } ?? "the palette"
        return colors.count == 1
            ? "\(subject) has one color, for class 0"
            : "\(subject) has \(colors.count) colors, for classes 0 to \(colors.count - 1)"
    }
}
