import RelumeCore

extension PixelImage {
    /// The picture as 8-bit RGBA whose longer side is at most `side`, proportions kept: each pixel is the exact mean of the
    /// area it covers. A smaller picture keeps its size.
    ///
    /// - Complexity: O(pixels).
    package func thumbnail(side: Int) -> PixelImage {
        let picture = rgba()
        let mean = AreaMean<4>(height: height, width: width, longestSide: side)
        guard !mean.keepsSize else { return PixelImage(unchecked: picture) }
        let count = width * 4
        return PixelImage(
            unchecked: mean.picture { y, row in
                row.replaceSubrange(0..<count, with: picture.scalars[y * count..<(y + 1) * count])
            })
    }
}
