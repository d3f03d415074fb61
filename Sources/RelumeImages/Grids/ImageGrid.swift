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
    public static func grid(
        of images: Tensor, columns: Int = 8, padding: Int = 0, filler: Scalar = 0
    ) -> Tensor {
        precondition(images.shape.rank == 4, "a grid is made of [N, C, H, W], not \(images.shape)")
        precondition(columns > 0 && padding >= 0, "a grid has at least one column and no negative padding")
        let layout = GridLayout(images.shape, columns: columns, padding: padding)
        var scalars = [Scalar](repeating: filler, count: layout.shape.count)
        var output = scalars.mutableSpan
        let input = images.scalars.span
        for index in 0..<images.shape[0] { layout.place(index, from: input, into: &output) }
        return Tensor(shape: layout.shape, scalars: scalars)
    }
}

/// Where each image of a grid stands. Inlinable with its user, since a generic loop across modules is slow otherwise.
@usableFromInline
struct GridLayout {
    @usableFromInline let channels: Int
    @usableFromInline let height: Int
    @usableFromInline let width: Int
    @usableFromInline let padding: Int
    @usableFromInline let columns: Int
    /// `[height, width, C]` of the whole grid.
    @usableFromInline let shape: TensorShape

    @usableFromInline
    init(_ images: TensorShape, columns: Int, padding: Int) {
        (channels, height, width) = (images[1], images[2], images[3])
        self.padding = images[0] == 1 ? 0 : padding
        self.columns = max(1, min(columns, images[0]))
        let rows = (images[0] + self.columns - 1) / self.columns
        shape = [
            rows * (height + self.padding) + self.padding, self.columns * (width + self.padding) + self.padding,
            channels,
        ]
    }

    /// Copies image `index` from planes to interleaved pixels.
    @inlinable
    func place<Scalar: BitwiseCopyable>(_ index: Int, from input: Span<Scalar>, into output: inout MutableSpan<Scalar>)
    {
        let top = index / columns * (height + padding) + padding
        let left = index % columns * (width + padding) + padding
        let plane = height * width
        for y in 0..<height {
            let source = index * channels * plane + y * width
            let target = ((top + y) * shape[1] + left) * channels
            output.interleave(input, at: source, planeSize: plane, planes: channels, count: width, to: target)
        }
    }
}
