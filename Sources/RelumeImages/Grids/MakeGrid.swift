public import RelumeCore

extension Tensor<Float> {
    /// The images of a batch side by side as one image `[C, H, W]`: torchvision's `make_grid`, whose `nrow` is `columns`.
    ///
    /// One image alone stays without padding; one channel becomes three equal ones.
    ///
    /// - Parameters:
    ///   - columns: The images of a row.
    ///   - padding: Pixels between the images and around all of them.
    ///   - padValue: The value of the padding, and of cells without an image.
    ///   - normalize: Whether values are shifted to [0, 1], so that the range's ends become 0 and 1; all channels alike, alpha
    ///     among them.
    ///   - valueRange: What `normalize` takes for the range, and clamps to; the least and greatest value unless given.
    ///   - scaleEach: Whether each image has a range of its own.
    /// - Throws: `invalidArgument` where this is not `[N, C, H, W]`, `[C, H, W]` or `[H, W]`, holds no image, or for no columns
    ///   or a padding that is not 0 to 10,000.
    /// - Complexity: O(scalars of the grid).
    public func makeGrid(
        columns: Int = ImageGrid.defaultColumns, padding: Int = 2, padValue: Float = 0, normalize: Bool = false,
        valueRange: ClosedRange<Float>? = nil, scaleEach: Bool = false
    ) throws(RelumeError) -> Tensor {
        guard (2...4).contains(shape.rank) else {
            throw RelumeError(.invalidArgument, "a grid is made of [N, C, H, W], [C, H, W] or [H, W], not \(shape)")
        }
        let missing = [Int](repeating: 1, count: 4 - shape.rank)
        let images = reshaped(unchecked: TensorShape(unchecked: missing + shape.dimensions))
        try GridLayout.check(images.shape, columns: columns, padding: padding)
        let shown = normalize ? images.normalized(from: valueRange, each: scaleEach) : images
        return Tensor.grid(of: shown.inColors, columns: columns, padding: padding, filler: padValue).channelsFirst()
    }

    /// `[N, C, H, W]` as torchvision's `make_grid` normalizes it. NaN stays NaN, and no range counts it.
    fileprivate func normalized(from range: ClosedRange<Float>?, each: Bool) -> Tensor {
        guard shape.count > 0 else { return self }
        let size = each ? shape.count / shape[0] : shape.count
        let scalars = scalars
        return Tensor(shape: shape) { output in
            for start in stride(from: 0, to: scalars.count, by: size) {
                let part = scalars[start..<start + size]
                let numbers = part.lazy.filter { !$0.isNaN }
                let (low, high) = (range?.lowerBound ?? numbers.min() ?? 0, range?.upperBound ?? numbers.max() ?? 0)
                // Python's floats are Doubles.
                let width = Float(Swift.max(Double(high) - Double(low), 1e-5))
                for value in part { output.append(((value < low ? low : value > high ? high : value) - low) / width) }
            }
        }
    }
}

extension ImageBatch {
    /// The images side by side as one picture: the pixels that torchvision's `save_image` writes of the batch.
    ///
    ///     try output.makeGrid(columns: 4, normalize: true).write(to: "grid.png")
    ///
    /// Values from 0 to 1 are shown, or with `normalize` all; the nearest of 8 bits. Class indices are shown as they are. The
    /// parameters are those of ``RelumeCore/Tensor/makeGrid(columns:padding:padValue:normalize:valueRange:scaleEach:)``.
    ///
    /// - Throws: `invalidArgument` for no image, no columns, a padding that is not 0 to 10,000, or channels that no
    ///   picture has.
    public func makeGrid(
        columns: Int = ImageGrid.defaultColumns, padding: Int = 2, padValue: Float = 0, normalize: Bool = false,
        valueRange: ClosedRange<Float>? = nil, scaleEach: Bool = false
    ) throws(RelumeError) -> PixelImage {
        try GridLayout.check(shape, columns: columns, padding: padding)
        try checkPictures()
        let shown =
            normalize
            ? ImageBatch(
                unchecked: .float32(float32().normalized(from: valueRange, each: scaleEach)), hasAlpha: hasAlpha) : self
        let planes = try shown.displayed(by: .unit, .nearest, first: count, of: UInt8.self).inColors
        let filler = Rounding.nearest.sample(padValue, as: UInt8.self)
        return PixelImage(unchecked: Tensor.grid(of: planes, columns: columns, padding: padding, filler: filler))
    }
}

extension GridLayout {
    /// The most pixels of a padding.
    private static let greatestPadding = 10_000

    fileprivate static func check(_ shape: TensorShape, columns: Int, padding: Int) throws(RelumeError) {
        guard shape[0] > 0 else { throw RelumeError(.invalidArgument, "a grid needs at least one image") }
        guard columns > 0, 0...greatestPadding ~= padding else {
            throw RelumeError(
                .invalidArgument,
                "a grid has at least one column and a padding of 0 to \(greatestPadding), not \(columns) and \(padding)"
            )
        }
    }
}

extension Tensor {
    /// `[N, C, H, W]` with three equal channels for one.
    fileprivate var inColors: Tensor {
        guard shape[1] == 1 else { return self }
        let plane = shape[2] * shape[3]
        let scalars = scalars.span
        return Tensor(shape: [shape[0], 3, shape[2], shape[3]]) { output in
            for image in 0..<shape[0] {
                for _ in 0..<3 {
                    for index in image * plane..<(image + 1) * plane { output.append(scalars[index]) }
                }
            }
        }
    }
}
