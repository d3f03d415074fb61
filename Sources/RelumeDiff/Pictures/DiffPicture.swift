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
        let pixels = expected.rgba().scalars
        return draw(DiffResult.Size(expected), marks, colors) { index in
            faded(pixels, at: index, opacity: colors.opacity)
        }
    }

    /// The mask: differing pixels in color, everything else, anti-aliasing too, transparent.
    public static func mask(
        expected: PixelImage, marks: DiffMarks?, colors: DiffColors = DiffColors()
    ) -> PixelImage {
        var marks = marks
        marks?.forgetAntialiasing()
        return draw(DiffResult.Size(expected), marks, colors) { _ in nil }
    }

    /// Draws the marked pixels in their color, the others in the gray of their index, or transparent where that is nil.
    private static func draw(
        _ size: DiffResult.Size, _ marks: DiffMarks?, _ colors: DiffColors, gray: (Int) -> UInt8?
    ) -> PixelImage {
        let picture = Tensor<UInt8>(shape: [size.height, size.width, 4]) { output in
            for index in 0..<size.width * size.height {
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
        return PixelImage(unchecked: picture)
    }

    /// The luma of an RGBA pixel, blended to white.
    private static func faded(_ pixels: [UInt8], at index: Int, opacity: Double) -> UInt8 {
        let at = index * 4
        let red = Double(pixels[at]) * 0.29889531
        let luma = red + Double(pixels[at + 1]) * 0.58662247 + Double(pixels[at + 2]) * 0.11448223
        return UInt8(255 + (luma - 255) * opacity * Double(pixels[at + 3]) / 255)
    }

    /// Pictures from left to right at the top of one strip, 8 transparent pixels between them: before, after, diff.
    ///
    /// Sizes may differ; the strip is as high as the highest.
    public static func sideBySide(_ images: [PixelImage]) -> PixelImage {
        PixelImage(unchecked: .sideBySide(images.map { $0.rgba() }, channels: 4, gap: 8))
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
