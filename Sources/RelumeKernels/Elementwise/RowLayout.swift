package import RelumeCore

/// The rows of a tensor along one axis, in blocks of equally many rows.
///
/// Value k of row j of the block that starts at s is scalar `s + j * rowStep + k * stride`.
package struct RowLayout: Sendable {
    var starts: [Int]
    var rowsPerBlock: Int
    var rowStep: Int
    var length: Int
    var stride: Int

    /// The rows of a tensor along `axis`.
    ///
    /// Along the last axis rows follow one another; along any other they stand side by side.
    package init(_ shape: TensorShape, axis: Int) {
        let outer = shape.dimensions[..<axis].reduce(1, *)
        let inner = shape.dimensions[(axis + 1)...].reduce(1, *)
        length = shape[axis]
        stride = inner
        if inner == 1 {
            (starts, rowsPerBlock, rowStep) = ([0], outer, length)
        } else {
            let block = length * inner
            (starts, rowsPerBlock, rowStep) = ((0..<outer).map { $0 * block }, inner, 1)
        }
    }

    /// The rows of a batch `[N, C, H, W]` along `axis`, of the first `colorChannels` channels only.
    package init(batch shape: TensorShape, colorChannels: Int, axis: Int) {
        let color: TensorShape = [colorChannels, shape[2], shape[3]]
        let image = shape.count / max(shape[0], 1)
        // Along the images, the color channels of the first one are the starts of the rows.
        self.init(axis == 0 ? [1, color.count] : color, axis: max(axis - 1, 0))
        if axis == 0 {
            (length, stride) = (shape[0], image)
        } else {
            starts = (0..<shape[0]).flatMap { index in starts.map { $0 + index * image } }
        }
    }

    /// The number of rows.
    var rowCount: Int { starts.count * rowsPerBlock }
}
