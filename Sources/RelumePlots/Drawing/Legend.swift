/// The names of what a figure shows, each behind a sample of its line, in rows.
struct Legend {
    /// A name and how its line looks.
    struct Entry {
        let label: String
        let style: CurveStyle
    }

    private static let rowHeight = 22.0
    private static let swatch = 30.0
    private static let gap = 20.0

    private let rows: [[(entry: Entry, x: Double)]]
    private let width: Double

    /// Fills rows of `width` pixels from the left.
    init(_ entries: [Entry], width: Double) {
        var rows: [[(entry: Entry, x: Double)]] = []
        var x = Double.infinity
        for entry in entries {
            let length = min(Self.length(of: entry), width)
            if x + length > width {
                rows.append([])
                x = 0
            }
            rows[rows.count - 1].append((entry, x))
            x += length + Self.gap
        }
        self.rows = rows
        self.width = width
    }

    var height: Double { Double(rows.count) * Self.rowHeight }

    private static func length(of entry: Entry) -> Double { swatch + 7 + TextWidth.estimate(entry.label) }

    /// The legend with its upper left corner at the place given.
    func marks(left: Double, top: Double) -> [Mark] {
        rows.enumerated().flatMap { row, entries in
            entries.flatMap { entry, x in
                Self.marks(
                    entry, left: left + x, middle: top + (Double(row) + 0.5) * Self.rowHeight, maxWidth: width)
            }
        }
    }

    private static func marks(_ entry: Entry, left: Double, middle: Double, maxWidth: Double) -> [Mark] {
        let name = TextLine(
            text: entry.label, place: PixelPoint(x: left + swatch + 7, y: middle + 4.5),
            squeezedWidth: length(of: entry) > maxWidth ? maxWidth - swatch - 7 : nil)
        return [.swatch(from: PixelPoint(x: left, y: middle), length: swatch, entry.style), .text(name)]
    }
}
