import RelumeCore
public import RelumeImages

extension DiffPicture {
    /// Pictures from left to right at the top of one strip, 8 transparent pixels between them: before, after, diff.
    ///
    /// Sizes may differ; the strip is as high as the highest.
    public static func sideBySide(_ images: [PixelImage]) -> PixelImage {
        let gap = 8
        let parts = images.map(DisplayPixels.init)
        let width = max(parts.reduce(-gap) { $0 + $1.width + gap }, 1)
        let height = max(parts.map(\.height).max() ?? 1, 1)
        let bytes = [UInt8](capacity: width * height * 4) { output in
            for row in 0..<height {
                for (index, part) in parts.enumerated() {
                    if index > 0 { output.append(repeating: 0, count: gap * 4) }
                    part.appendRow(row, to: &output)
                }
                // No picture at all gives one transparent pixel.
                output.append(repeating: 0, count: (row + 1) * width * 4 - output.count)
            }
        }
        return DisplayPixels(width: width, height: height, bytes: bytes).image
    }
}

extension DisplayPixels {
    /// The row's bytes; transparent ones below the picture.
    fileprivate func appendRow(_ row: Int, to output: inout OutputSpan<UInt8>) {
        guard row < height else {
            output.append(repeating: 0, count: width * 4)
            return
        }
        let source = bytes.span
        for index in row * width * 4..<(row + 1) * width * 4 { output.append(source[index]) }
    }
}
