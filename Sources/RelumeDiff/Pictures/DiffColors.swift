/// The colors of a diff image; pixelmatch's unless told otherwise.
public struct DiffColors: Hashable, Sendable {
    /// What differs: red.
    public var different: Color
    /// What differs and is darker than expected; nil for the same as ``different``.
    public var darker: Color?
    /// What is excused as anti-aliasing: yellow.
    public var antialiased: Color
    /// How much of the expected picture shines through as gray where nothing differs, 0...1.
    public var opacity: Double

    /// An opaque color.
    public struct Color: Hashable, Sendable {
        /// 0...255.
        public var red: UInt8
        /// 0...255.
        public var green: UInt8
        /// 0...255.
        public var blue: UInt8

        /// Makes a color.
        public init(red: UInt8, green: UInt8, blue: UInt8) {
            self.red = red
            self.green = green
            self.blue = blue
        }
    }

    /// Makes a set of colors.
    public init(
        different: Color = Color(red: 255, green: 0, blue: 0), darker: Color? = nil,
        antialiased: Color = Color(red: 255, green: 255, blue: 0), opacity: Double = 0.1
    ) {
        self.different = different
        self.darker = darker
        self.antialiased = antialiased
        self.opacity = opacity
    }
}
