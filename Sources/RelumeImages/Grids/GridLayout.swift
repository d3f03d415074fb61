/// A grid of images as torchvision's `make_grid` and PyTorch's `SummaryWriter` lay it out.
public enum ImageGrid {
    /// The images of a row where nothing else is asked for: torchvision's `nrow`.
    public static let defaultColumns = 8
}

/// Where the cells of a grid stand: row by row from the top left, each with the padding to its left and above, and another
/// one at the grid's end.
@usableFromInline
struct GridLayout {
    private let cellHeight: Int
    private let cellWidth: Int
    private let padding: Int
    private let columns: Int
    private let rows: Int

    /// A single cell has no padding.
    @usableFromInline
    init(count: Int, cellHeight: Int, cellWidth: Int, columns: Int, padding: Int) {
        self.cellHeight = cellHeight
        self.cellWidth = cellWidth
        self.padding = count == 1 ? 0 : padding
        self.columns = max(1, min(columns, count))
        rows = (count + self.columns - 1) / self.columns
    }

    /// The height of the whole grid.
    @usableFromInline var height: Int { rows * (cellHeight + padding) + padding }
    /// The width of the whole grid.
    @usableFromInline var width: Int { columns * (cellWidth + padding) + padding }

    /// The top left corner of cell `index`.
    @usableFromInline
    func origin(of index: Int) -> (top: Int, left: Int) {
        (index / columns * (cellHeight + padding) + padding, index % columns * (cellWidth + padding) + padding)
    }
}
