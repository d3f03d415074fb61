import RelumeCodecs
import RelumeCore

/// The pictures of one step side by side, 8 columns without padding, as PyTorch's `SummaryWriter` lays them out.
enum StepGrid {
    static let columns = 8

    /// Composes cells: at their own size where all have the same, else each in the middle of a black square of `side`.
    static func compose(_ cells: [FittedCell], side: Int) -> PixelImage {
        let first = cells[0]
        let isUniform = cells.allSatisfy { $0.width == first.width && $0.height == first.height }
        // A file that was replaced since its header was read may be larger than the cells were made for.
        let tileSide = cells.reduce(side) { max($0, $1.width, $1.height) }
        let (tileWidth, tileHeight) = isUniform ? (first.width, first.height) : (tileSide, tileSide)
        let columns = min(Self.columns, cells.count)
        let rows = (cells.count + columns - 1) / columns
        let width = columns * tileWidth
        var pixels = [UInt8](repeating: 0, count: rows * tileHeight * width * 3)
        for (index, cell) in cells.enumerated() {
            let top = index / columns * tileHeight + (tileHeight - cell.height) / 2
            let left = index % columns * tileWidth + (tileWidth - cell.width) / 2
            for y in 0..<cell.height {
                let start = ((top + y) * width + left) * 3
                let row = cell.pixels[y * cell.width * 3..<(y + 1) * cell.width * 3]
                pixels.replaceSubrange(start..<start + row.count, with: row)
            }
        }
        return PixelImage(.uint8(Tensor(shape: [rows * tileHeight, width, 3], scalars: pixels)))
    }
}
