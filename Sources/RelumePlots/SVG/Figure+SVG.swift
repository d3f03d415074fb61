extension Figure {
    /// The text of an SVG file. The same figure gives the same bytes, on every machine.
    ///
    /// It needs nothing outside itself, says in `title` and `desc` what it shows, and follows the reader's choice of a
    /// light or dark scheme.
    public var svg: String { SVGDocument(drawing).text }
}
