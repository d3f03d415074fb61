extension Palette {
    /// Pascal VOC's 256 colors: background, its 20 classes, and 255 for the border that counts as no class.
    ///
    /// The development kit's rule: the bits of the class go in threes to red, green and blue, the lowest to the highest bit.
    public static let voc = Palette(
        (0..<256).map { index in
            var (red, green, blue) = (0, 0, 0)
            for group in 0..<8 {
                let bits = index >> (3 * group)
                red |= (bits & 1) << (7 - group)
                green |= (bits >> 1 & 1) << (7 - group)
                blue |= (bits >> 2 & 1) << (7 - group)
            }
            return Color(red: UInt8(red), green: UInt8(green), blue: UInt8(blue))
        }, name: "voc")

    /// The 19 classes that Cityscapes evaluates, by their train IDs, which models give: road, sidewalk, building, wall, fence,
    /// pole, traffic light, traffic sign, vegetation, terrain, sky, person, rider, car, truck, bus, train, motorcycle,
    /// bicycle. Not by the IDs of its label files.
    public static let cityscapes = Palette(
        [
            0x804080, 0xF423E8, 0x464646, 0x66669C, 0xBE9999, 0x999999, 0xFAAA1E, 0xDCDC00, 0x6B8E23, 0x98FB98,
            0x4682B4, 0xDC143C, 0xFF0000, 0x00008E, 0x000046, 0x003C64, 0x005064, 0x0000E6, 0x770B20,
        ].map(Color.init(rgb:)), name: "cityscapes")

    /// Every preset, by which `palette(NAME)` finds it.
    public static let presets: [Palette] = [.voc, .cityscapes]
}

extension Palette.Color {
    /// Takes `0xRRGGBB`.
    fileprivate init(rgb: UInt32) {
        self.init(
            red: UInt8(truncatingIfNeeded: rgb >> 16), green: UInt8(truncatingIfNeeded: rgb >> 8),
            blue: UInt8(truncatingIfNeeded: rgb))
    }
}
