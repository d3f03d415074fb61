import RelumeCodecs
public import RelumeCore
public import RelumeImages

extension PlotFigure {
    /// The most pixels that a picture of a figure may have: as many as the decoders take.
    private static var maxPixels: Int { DecodeLimits.default.maxPixels }

    /// The pixels of the figure on white: `[H, W, 3]`, 8 bits, the figure's size times `scale`.
    ///
    /// The same figure gives the same pixels, on every machine. Letters are drawn by a font of Relume's own, which has
    /// ASCII and the signs that figures use; in place of any other character there is a box.
    /// - Parameter scale: pixels for each CSS pixel; 2 is sharp on most screens. The density is noted in the metadata.
    /// - Throws: `invalidArgument` for a scale that is not 1 to 8, or for more than 100 million pixels.
    /// - Complexity: O(pixels + length of the lines).
    public func image(scale: Int = 2) throws(RelumeError) -> PixelImage {
        guard (1...8).contains(scale) else {
            throw RelumeError(.invalidArgument, "a figure is drawn at a scale of 1 to 8, not \(scale)")
        }
        let (width, height) = (size.width * scale, size.height * scale)
        guard width * height <= Self.maxPixels else {
            throw RelumeError(
                .invalidArgument,
                "a picture of \(width) x \(height) has more than \(Self.maxPixels) pixels; make the figure smaller")
        }
        var renderer = RasterRenderer(width: width, height: height, scale: Double(scale))
        for mark in drawing.marks { renderer.draw(mark) }
        return PixelImage(unchecked: renderer.canvas.pixels, metadata: .density(scale: scale))
    }

    /// The bytes of a PNG file with what ``image(scale:)`` draws.
    ///
    /// - Throws: as ``image(scale:)``.
    public func png(scale: Int = 2) throws(RelumeError) -> [UInt8] {
        try PNGEncoder.encode(try image(scale: scale), profile: .balanced)
    }
}

extension ImageMetadata {
    /// CSS pixels are 1/96 of an inch.
    fileprivate static func density(scale: Int) -> ImageMetadata {
        let pixelsPerMeter = UInt32((Double(scale) * 96 / 0.0254).rounded())
        var metadata = ImageMetadata()
        metadata.physicalPixels = PhysicalPixels(x: pixelsPerMeter, y: pixelsPerMeter, isPerMeter: true)
        return metadata
    }
}
