public import RelumeCore

extension ImageBatch {
    /// The images as pictures, to be written as files: what `display` shows of each value, in samples of 8 or 16 bits.
    ///
    ///     for (index, picture) in try output.pictures(display: .range(lo: -1, hi: 1)).enumerated() {
    ///         try picture.write(to: "out/\(index).png")
    ///     }
    ///
    /// Values are clipped to what is shown, NaN becomes 0. Under the display `unit` integer samples stay what they are where
    /// they have as many bits, and are widened exactly. Class indices are shown as they are, whatever the display.
    ///
    /// - Parameters:
    ///   - display: How a value becomes a pixel. It is never guessed.
    ///   - rounding: `nearest` as torchvision's `save_image`, or `truncating` as PyTorch's `SummaryWriter`.
    ///   - bitDepth: 8 or 16.
    /// - Throws: `invalidArgument` for channels that are not gray, gray and alpha, RGB or RGBA, a display for another number of
    ///   channels, another bit depth, or a class that does not fit in 8 bits.
    /// - Complexity: O(samples).
    public func pictures(
        display: DisplayMap = .unit, rounding: Rounding = .nearest, bitDepth: Int = 8
    ) throws(RelumeError) -> [PixelImage] {
        switch bitDepth {
        case 8: try pictures(display, rounding, of: UInt8.self)
        case 16: try pictures(display, rounding, of: UInt16.self)
        default:
            throw RelumeError(.invalidArgument, "a picture's samples have 8 or 16 bits, not \(bitDepth)")
        }
    }

    private func pictures<Sample: PixelSample>(
        _ display: DisplayMap, _ rounding: Rounding, of type: Sample.Type
    ) throws(RelumeError) -> [PixelImage] {
        try checkPictures()
        if isMask, case .uint16(let classes) = samples, let greatest = classes.scalars.max(), greatest > Sample.max {
            throw RelumeError(
                .invalidArgument, "class \(greatest) does not fit in 8 bits; ask for pictures of 16 with bitDepth: 16")
        }
        let planes = try displayed(by: display, rounding, first: count, of: type)
        return (0..<count).map { index in
            PixelImage(
                unchecked: planes.images(index..<index + 1).reshaped(unchecked: [channels, height, width])
                    .channelsLast())
        }
    }

    /// - Throws: `invalidArgument` for channels that no picture has.
    func checkPictures() throws(RelumeError) {
        guard (1...4).contains(channels), colorChannels == 1 || colorChannels == 3 else {
            let remedy =
                hasAlpha || ![2, 4].contains(channels)
                ? "take some of them, or show each as a gray picture of its own"
                : "where the last is opacity, make the batch with hasAlpha: true"
            throw RelumeError(
                .invalidArgument,
                "a picture is gray or RGB, with or without alpha, and \(channels) channels are here; \(remedy)")
        }
    }
}
