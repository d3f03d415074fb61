/// What a file says about the meaning of its samples and that is written back with them, unchanged.
public struct ImageMetadata: Sendable, Hashable {
    /// The color profile (PNG's iCCP, JPEG's APP2), kept where its color space is that of the decoded samples.
    public var iccProfile: ICCProfile?
    /// PNG's gAMA: 100000 times the exponent of the encoding, 45455 for 1/2.2.
    public var gamma: UInt32?
    /// PNG's cHRM.
    public var chromaticities: Chromaticities?
    /// PNG's sRGB: the samples are sRGB, to be rendered with this intent.
    public var sRGBIntent: RenderingIntent?
    /// PNG's pHYs, or JFIF's density where its unit is known.
    public var physicalPixels: PhysicalPixels?

    /// Makes metadata that says nothing.
    public init() {}
}

/// What to do with colors that a display cannot show, with the numbers of PNG's sRGB chunk.
public enum RenderingIntent: UInt8, Sendable, Hashable {
    /// For photographs.
    case perceptual = 0
    /// For logos.
    case relativeColorimetric = 1
    /// For charts.
    case saturation = 2
    /// For proofs.
    case absoluteColorimetric = 3
}

/// How many pixels there are to a unit of length, or only their aspect ratio.
public struct PhysicalPixels: Sendable, Hashable {
    /// Pixels per unit, x axis.
    public var x: UInt32
    /// Pixels per unit, y axis.
    public var y: UInt32
    /// Whether the unit is the meter; otherwise only the ratio of x to y means something.
    public var isPerMeter: Bool

    /// Makes a density.
    public init(x: UInt32, y: UInt32, isPerMeter: Bool) {
        self.x = x
        self.y = y
        self.isPerMeter = isPerMeter
    }

    /// The density of the picture turned by 90 degrees.
    var swapped: PhysicalPixels { PhysicalPixels(x: y, y: x, isPerMeter: isPerMeter) }
}

/// The CIE 1931 xy coordinates of white and the primaries, each times 100000.
public struct Chromaticities: Sendable, Hashable {
    /// One color.
    public struct Point: Sendable, Hashable {
        /// 100000 x.
        public var x: UInt32
        /// 100000 y.
        public var y: UInt32

        /// Makes a point.
        public init(x: UInt32, y: UInt32) {
            self.x = x
            self.y = y
        }
    }

    /// The white point.
    public var white: Point
    /// Pure red.
    public var red: Point
    /// Pure green.
    public var green: Point
    /// Pure blue.
    public var blue: Point

    /// Makes chromaticities.
    public init(white: Point, red: Point, green: Point, blue: Point) {
        self.white = white
        self.red = red
        self.green = green
        self.blue = blue
    }
}
