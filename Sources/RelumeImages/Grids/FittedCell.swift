package import RelumeCore

/// A picture of 8-bit RGB pixels that fits in a grid's cell.
///
/// Gray becomes three equal channels and alpha is laid over black. Pictures larger than the cell are shrunk with their
/// proportions kept, each pixel the exact mean of the area it covers; smaller ones stay as they are.
package struct FittedCell: Sendable {
    /// `[H, W, 3]`.
    package let picture: Tensor<UInt8>

    /// Fits the picture `[H, W, C]` into `side` x `side`.
    package init(_ picture: Tensor<UInt8>, side: Int) {
        let mean = AreaMean<3>(height: picture.shape[0], width: picture.shape[1], longestSide: side)
        if mean.keepsSize {
            self.picture = picture.rgbOverBlack()
        } else {
            // Row by row, so that a large gray picture is nowhere held as RGB.
            let rows = RGBRows(picture)
            self.picture = mean.picture { rows.read($0, into: &$1) }
        }
    }

    var height: Int { picture.shape[0] }
    var width: Int { picture.shape[1] }
}

extension PixelImage {
    /// Cells side by side, as PyTorch's `SummaryWriter` lays images out: at their own size where all have the same, else
    /// each in the middle of a black square of `side`, or of the largest where one is larger.
    package init(gridOf cells: [FittedCell], side: Int) {
        let first = cells[0]
        let isUniform = cells.allSatisfy { $0.picture.shape == first.picture.shape }
        // A file that was replaced since its header was read may be larger than the cells were made for.
        let square = cells.reduce(side) { max($0, $1.width, $1.height) }
        let (height, width) = isUniform ? (first.height, first.width) : (square, square)
        let layout = GridLayout(
            count: cells.count, cellHeight: height, cellWidth: width, columns: ImageGrid.defaultColumns, padding: 0)
        let placed = cells.enumerated().map { index, cell in
            let (top, left) = layout.origin(of: index)
            return PlacedPicture(
                cell.picture, top: top + (height - cell.height) / 2, left: left + (width - cell.width) / 2)
        }
        self.init(unchecked: Tensor<UInt8>.pasting(placed, into: [layout.height, layout.width, 3]))
    }
}
