public import RelumeCore

extension Tensor where Scalar: Numeric {
    /// The images of a batch `[N, C, H, W]` side by side as one image `[height, width, C]`, channels last as encoders
    /// take them.
    ///
    /// Row by row from the top left, at most `columns` in a row, as torchvision's `make_grid` places them (its `nrow` is
    /// `columns`; its padding is 2 by default). A cell is H x W with `padding` to its left and above, and the grid ends
    /// with another `padding`. One image alone stays as it is, without padding.
    ///
    /// - Parameter filler: the value of padding and of cells without an image.
    /// - Complexity: O(scalars of the grid).
    @inlinable
    package static func grid(
        of images: Tensor, columns: Int = ImageGrid.defaultColumns, padding: Int = 0, filler: Scalar = 0
    ) -> Tensor {
        precondition(images.shape.rank == 4, "a grid is made of [N, C, H, W], not \(images.shape)")
        precondition(columns > 0 && padding >= 0, "a grid has at least one column and no negative padding")
        let (count, channels, height, width) = (images.shape[0], images.shape[1], images.shape[2], images.shape[3])
        let layout = GridLayout(
            count: count, cellHeight: height, cellWidth: width, columns: columns, padding: padding)
        let shape: TensorShape = [layout.height, layout.width, channels]
        var scalars = [Scalar](repeating: filler, count: shape.count)
        var output = scalars.mutableSpan
        let input = images.scalars.span
        for index in 0..<count {
            let (top, left) = layout.origin(of: index)
            for y in 0..<height {
                output.interleave(
                    input, at: (index * channels * height + y) * width, planeSize: height * width, planes: channels,
                    count: width, to: ((top + y) * shape[1] + left) * channels)
            }
        }
        return Tensor(unchecked: shape, scalars: scalars)
    }
}
