extension PlotFigure {
    /// The text of an SVG file. The same figure gives the same bytes, on every machine.
    ///
    /// It needs nothing outside itself, says in `title` and `desc` what it shows, and follows the reader's choice of a
    /// light or dark scheme.
    public var svg: String { SVGDocument(drawing).text }
}

/// An SVG file: a drawing's size, what it tells those who do not see it, its style, and what it shows.
struct SVGDocument {
    private let root: SVGElement

    init(_ drawing: FigureDrawing) {
        let size = drawing.size
        root = SVGElement(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "width": "\(size.width)", "height": "\(size.height)",
                "viewBox": "0 0 \(size.width) \(size.height)", "role": "img",
            ],
            [
                SVGElement("title", text: drawing.title),
                SVGElement("desc", text: drawing.description),
                SVGElement("style", text: StyleSheet.text),
                SVGElement("rect", ["class": "ground", "width": "100%", "height": "100%"]),
            ] + drawing.marks.map { SVGElement($0) })
    }

    /// The file's text.
    var text: String { root.lines().joined(separator: "\n") + "\n" }
}
