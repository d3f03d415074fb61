/// An SVG file: its size, what it tells those who do not see it, its style, and what it shows.
struct SVGDocument {
    private var root: SVGElement

    init(_ size: FigureSize, title: String, description: String) {
        root = SVGElement(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "width": "\(size.width)", "height": "\(size.height)",
                "viewBox": "0 0 \(size.width) \(size.height)", "role": "img",
            ],
            [
                SVGElement("title", text: title),
                SVGElement("desc", text: description),
                SVGElement("style", text: StyleSheet.text),
                SVGElement("rect", ["class": "ground", "width": "100%", "height": "100%"]),
            ])
    }

    /// Puts `element` above all others.
    mutating func append(_ element: SVGElement) { root.append(element) }

    /// The file's text.
    var text: String { root.lines().joined(separator: "\n") + "\n" }
}
