import RelumeCore
public import RelumeImages

/// Draws what comparing two pictures found, as 8-bit RGBA.
public enum DiffPicture {
    /// The diff image: differing pixels in color on the expected picture, which is gray and blended to white.
    ///
    /// Without marks (identical pictures) nothing is colored. The gray of a pixel with luma Y (Rec. 601) and alpha A of 255
    /// is 255 + (Y - 255) opacity A / 255.
    public static func diff(
        expected: PixelImage, marks: DiffMarks?, colors: DiffColors = DiffColors()
    ) -> PixelImage {
        let pixels = DisplayPixels(expected)
        return draw(pixels, marks, colors) { index in pixels.faded(at: index, opacity: colors.opacity) }
    }

    /// The mask: differing pixels in color, everything else, anti-aliasing too, transparent.
    public static func mask(
        expected: PixelImage, marks: DiffMarks?, colors: DiffColors = DiffColors()
    ) -> PixelImage {
        let size = PictureSize(expected)
        let blank = DisplayPixels(
            width: size.width, height: size.height, bytes: [UInt8](repeating: 0, count: size.width * size.height * 4))
        var marks = marks
        marks?.forgetAntialiasing()
        return draw(blank, marks, colors) { _ in nil }
    }

    /// Draws the marked pixels in their color, the others in the gray of their index, or transparent where that is nil.
    private static func draw(
        _ pixels: DisplayPixels, _ marks: DiffMarks?, _ colors: DiffColors, gray: (Int) -> UInt8?
    ) -> PixelImage {
        let count = pixels.width * pixels.height
        let bytes = [UInt8](capacity: count * 4) { output in
            for index in 0..<count {
                if let color = colors.color(of: marks?.values[index] ?? 0) {
                    output.append(color.red)
                    output.append(color.green)
                    output.append(color.blue)
                    output.append(255)
                } else {
                    let value = gray(index)
                    for _ in 0..<3 { output.append(value ?? 0) }
                    output.append(value == nil ? 0 : 255)
                }
            }
        }
        return DisplayPixels(width: pixels.width, height: pixels.height, bytes: bytes).image
    }
}

extension DiffColors {
    /// The color of a raw mark; nil for what is drawn as background.
    fileprivate func color(of mark: UInt8) -> Color? {
        switch DiffMark(rawValue: mark) {
        case .antialiased: antialiased
        case .different: different
        case .darker: darker ?? different
        case .same, .similar, nil: nil
        }
    }
}

extension DiffMarks {
    fileprivate mutating func forgetAntialiasing() {
        let kept = values.map { $0 == DiffMark.antialiased.rawValue ? DiffMark.similar.rawValue : $0 }
        self = DiffMarks(width: width, height: height, values: kept)
    }
}

extension DisplayPixels {
    /// The luma of a pixel, blended to white.
    fileprivate func faded(at index: Int, opacity: Double) -> UInt8 {
        let at = index * 4
        let red = Double(bytes[at]) * 0.29889531
        let luma = red + Double(bytes[at + 1]) * 0.58662247 + Double(bytes[at + 2]) * 0.11448223
        return UInt8(255 + (luma - 255) * opacity * Double(bytes[at + 3]) / 255)
    }
}
