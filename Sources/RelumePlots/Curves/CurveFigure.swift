public import RelumeActivations
public import RelumeCore

/// Curves of activations over an interval, in one picture with axes and a legend.
///
/// Gradients are dashed. Kinks are where they are, jumps are gaps with a filled dot at the value that holds and an empty
/// one at the other.
public struct CurveFigure: PlotFigure {
    /// How many curves can be told apart: the palette once with whole lines, and once with broken ones.
    public static let maxCurves = 2 * CurveColors.pairs.count

    /// The size in CSS pixels.
    public let size: FigureSize
    private let title: String?
    private let interval: ClosedRange<Float>
    private let showsGradients: Bool
    private let pairs: [(function: Curve, gradient: Curve)]

    /// Makes a figure of `activations` for x in `interval`.
    ///
    /// - Parameters:
    ///   - gradients: whether each activation's gradient is drawn, too.
    ///   - title: stands above the legend.
    /// - Throws: `invalidArgument` for no activation or more than ``maxCurves``, for one that is no function of one value
    ///   (such as softmax), for an interval that is empty or not finite, and for a size too small for the legend.
    public init(
        _ activations: [Activation], gradients: Bool = false, over interval: ClosedRange<Float> = -5...5,
        title: String? = nil, size: FigureSize = .standard
    ) throws(RelumeError) {
        guard !activations.isEmpty, activations.count <= Self.maxCurves else {
            throw RelumeError(
                .invalidArgument, "a figure shows 1 to \(Self.maxCurves) activations, not \(activations.count)")
        }
        guard interval.lowerBound.isFinite, interval.upperBound.isFinite, interval.lowerBound < interval.upperBound
        else {
            throw RelumeError(.invalidArgument, "an interval needs two finite numbers, not \(interval)")
        }
        var pairs: [(function: Curve, gradient: Curve)] = []
        for activation in activations { pairs.append(try Curve.pair(of: activation)) }
        self.pairs = pairs
        showsGradients = gradients
        self.interval = interval
        self.title = title
        self.size = size
        guard areaHeight >= 80 else {
            throw RelumeError(
                .invalidArgument,
                "\(size.width)x\(size.height) leaves no room for curves beside the legend; make the figure larger")
        }
    }

    /// What it shows.
    public var drawing: FigureDrawing {
        var drawing = FigureDrawing(size, title: title ?? names, description: summary)
        let area = area
        drawing.append(contentsOf: area.grid)
        if let title {
            drawing.append(.text(TextLine(text: title, place: PixelPoint(x: Self.edge, y: 30), isHeading: true)))
        }
        drawing.append(contentsOf: legend.marks(left: Self.edge, top: legendTop) + area.xLabels + area.yLabels)
        let samples = pairs.enumerated().flatMap { sample($1, $0, in: area) }
        drawing.append(.clipped(samples.map { line($0.pieces, $0.style, in: area) }, to: area.frame))
        for (style, pieces) in samples {
            let dots = pieces.flatMap { jumpDots(of: $0, in: area) }
            if !dots.isEmpty { drawing.append(.dots(dots, color: style.color)) }
        }
        return drawing
    }
}

// MARK: Words

extension CurveFigure {
    private var names: String { pairs.map(\.function.label).joined(separator: ", ") }

    private var summary: String {
        let gradients = showsGradients ? " with \(pairs.count == 1 ? "its gradient" : "their gradients") (dashed)" : ""
        return "\(pairs.count == 1 ? "The curve" : "Curves") of \(names)\(gradients) for x from "
            + "\(Double(interval.lowerBound).svg) to \(Double(interval.upperBound).svg)."
    }

    /// The curves of an activation, in the order in which they are named and drawn.
    private func shown(_ pair: (function: Curve, gradient: Curve)) -> [Curve] {
        showsGradients ? [pair.function, pair.gradient] : [pair.function]
    }

    /// A gradient has the color of its activation, unless there is no other activation to tell it from.
    private func style(_ curve: Curve, _ index: Int) -> CurveStyle {
        CurveStyle(
            color: pairs.count == 1 && curve.isGradient ? 1 : index % CurveColors.pairs.count,
            isGradient: curve.isGradient, isAgain: index >= CurveColors.pairs.count)
    }

    private var legend: Legend {
        let entries = pairs.enumerated().flatMap { index, pair in
            shown(pair).map { Legend.Entry(label: $0.label, style: style($0, index)) }
        }
        return Legend(entries, width: Double(size.width) - 2 * Self.edge)
    }
}

// MARK: Layout

extension CurveFigure {
    private static let edge = 20.0
    private static let bottomMargin = 36.0

    private var legendTop: Double { title == nil ? 10 : 40 }
    private var areaTop: Double { legendTop + legend.height + 10 }
    private var areaHeight: Double { Double(size.height) - areaTop - Self.bottomMargin }

    private var area: PlotArea {
        let (low, high) = (Double(interval.lowerBound), Double(interval.upperBound))
        let places = (0...1000).map { Float(low + (high - low) * Double($0) / 1000) }
        let range = CurveRange.choose(
            functions: pairs.map { $0.function.values(places) },
            gradients: showsGradients ? pairs.map { $0.gradient.values(places) } : [], width: high - low)
        let y = Axis(range, maxTicks: Int(areaHeight / 36))
        let left = PlotArea.margin(for: y)
        let width = Double(size.width) - left - Self.edge
        return PlotArea(
            left: left, top: areaTop, width: width, height: areaHeight, x: Axis(low...high, maxTicks: Int(width / 56)),
            y: y)
    }
}

// MARK: Drawing

extension CurveFigure {
    /// The curves of an activation that are shown. The function has a kink where its gradient jumps, and gets a point
    /// there.
    private func sample(
        _ pair: (function: Curve, gradient: Curve), _ index: Int, in area: PlotArea
    ) -> [(style: CurveStyle, pieces: [CurvePiece])] {
        let gradient = sampling(pair.gradient, knots: [], in: area).pieces()
        let kinks = gradient.dropFirst().compactMap { $0.points.first?.x }
        let function = sampling(pair.function, knots: kinks, in: area).pieces()
        return [(style(pair.function, index), function)]
            + (showsGradients ? [(style(pair.gradient, index), gradient)] : [])
    }

    private func sampling(_ curve: Curve, knots: [Float], in area: PlotArea) -> CurveSampling {
        let span = area.y.range.upperBound - area.y.range.lowerBound
        return CurveSampling(
            function: curve.values, interval: interval, knots: knots,
            pixelsPerX: area.width / (area.x.range.upperBound - area.x.range.lowerBound),
            pixelsPerY: area.height / span,
            limits: area.y.range.lowerBound - span...area.y.range.upperBound + span)
    }

    private func line(_ pieces: [CurvePiece], _ style: CurveStyle, in area: PlotArea) -> Mark {
        let lines = pieces.filter { $0.points.count > 1 }
        return .curve(lines.map { $0.points.map { area.point(Double($0.x), $0.y) } }, style)
    }

    /// What marks the ends of a piece that are jumps, where they can be seen.
    private func jumpDots(of piece: CurvePiece, in area: PlotArea) -> [Dot] {
        [(piece.start, piece.points.first), (piece.end, piece.points.last)].compactMap { end, point in
            guard let point, end != .plain, area.y.range.contains(point.y) else { return nil }
            return Dot(center: area.point(Double(point.x), point.y), isFilled: end == .closed)
        }
    }
}
