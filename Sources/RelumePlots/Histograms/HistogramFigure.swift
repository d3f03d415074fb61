public import RelumeCore

/// How values are distributed before and after a pipeline: two histograms, one above the other, over the same axis.
///
///     let figure = try HistogramFigure(before: batch.images, after: output)
///
/// Heights are shares of the values in percent, each picture to its own scale, since many activations heap values up.
/// NaN and infinities have no place on the axis; how many there are is said.
public struct HistogramFigure: PlotFigure {
    /// The size in CSS pixels.
    public let size: FigureSize
    private let title: String?
    private let edges: BinEdges
    private let panels: [(label: String, bins: HistogramBins)]

    /// Counts the values before and after.
    ///
    /// - Parameters:
    ///   - binCount: how many bins of equal width, give or take one, there are from the least to the greatest finite
    ///     value of both. One of them begins at 0.
    ///   - title: stands above.
    /// - Throws: `invalidArgument` unless there are 1 to 1000 bins.
    /// - Complexity: O(values).
    public init(
        before: [Float], after: [Float], binCount: Int = 64, title: String? = nil, size: FigureSize = .standard
    ) throws(RelumeError) {
        guard (1...1000).contains(binCount) else {
            throw RelumeError(.invalidArgument, "a histogram has 1 to 1000 bins, not \(binCount)")
        }
        let edges = BinEdges(holding: [before, after], count: binCount)
        self.edges = edges
        panels = [("before", before), ("after", after)].map { label, values in
            (label, HistogramBins(values, in: edges))
        }
        self.title = title
        self.size = size
    }

    /// Counts the values of the color channels of two batches.
    ///
    /// - Throws: as ``init(before:after:binCount:title:size:)-([Float],_,_,_,_)``.
    public init(
        before: ImageBatch, after: ImageBatch, binCount: Int = 64, title: String? = nil, size: FigureSize = .standard
    ) throws(RelumeError) {
        try self.init(
            before: before.colorValues, after: after.colorValues, binCount: binCount, title: title, size: size)
    }

    /// What it shows.
    public var drawing: FigureDrawing {
        var drawing = FigureDrawing(size, title: title ?? "Values before and after", description: summary)
        if let title { drawing.append(.text(TextLine(text: title, place: PixelPoint(x: 20, y: 30), isHeading: true))) }
        let areas = areas
        for (index, area) in areas.enumerated() {
            drawing.append(contentsOf: area.grid + area.yLabels)
            drawing.append(.area(outline(panels[index].bins, in: area), color: index))
            let place = PixelPoint(x: area.left, y: area.top - 8)
            drawing.append(.text(TextLine(text: caption(index), place: place)))
        }
        drawing.append(contentsOf: areas.last?.xLabels ?? [])
        return drawing
    }

    private var summary: String {
        "Histograms: " + panels.indices.map(caption).joined(separator: "; ") + "."
    }

    private func caption(_ index: Int) -> String {
        let (label, bins) = panels[index]
        let rest = bins.nonFinite == 0 ? "" : ", and \(bins.nonFinite) not finite"
        return "\(label), % of \(bins.total) values\(rest)"
    }
}

// MARK: Layout and drawing

extension HistogramFigure {
    private static let headHeight = 30.0
    private static let bottomMargin = 36.0

    /// The rectangles of the two histograms, aligned.
    private var areas: [PlotArea] {
        let top = title == nil ? 4.0 : 40
        let pitch = (Double(size.height) - top - Self.bottomMargin) / Double(panels.count)
        let axes = panels.map { panel in
            let highest = panel.bins.percentages.max() ?? 0
            return Axis(0...(highest > 0 ? highest * 1.08 : 1), maxTicks: Int((pitch - Self.headHeight) / 36))
        }
        let left = axes.map(PlotArea.margin).max() ?? 0
        let width = Double(size.width) - left - 20
        let x = Axis(edges.range, maxTicks: Int(width / 56))
        return axes.enumerated().map { index, y in
            PlotArea(
                left: left, top: top + Double(index) * pitch + Self.headHeight, width: width,
                height: pitch - Self.headHeight, x: x, y: y)
        }
    }

    /// The heights of the bins as one line along their tops, from the ground and back to it.
    private func outline(_ bins: HistogramBins, in area: PlotArea) -> [PixelPoint] {
        let tops = bins.percentages.enumerated().flatMap { bin, percentage in
            [area.point(edges.edge(bin), percentage), area.point(edges.edge(bin + 1), percentage)]
        }
        return [area.point(edges.lowest, 0)] + tops + [area.point(edges.edge(edges.count), 0)]
    }
}

extension ImageBatch {
    /// The values of all channels but alpha.
    fileprivate var colorValues: [Float] {
        let values = float32().scalars
        guard hasAlpha else { return values }
        let (plane, image) = (height * width, channels * height * width)
        return stride(from: 0, to: values.count, by: max(image, 1)).flatMap { values[$0..<$0 + image - plane] }
    }
}
