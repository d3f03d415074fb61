/// The shape of a character: lines on a grid of ``StrokeFont/unitsPerEm`` to the em, y up from the line it stands on.
///
/// Small letters are 10 units high, capitals and digits 14, all measured between the middles of lines.
struct Glyph {
    /// How far to the right the next character begins.
    let advance: Double
    /// Lines through points; one of a single point is a dot.
    let strokes: [[PixelPoint]]

    /// The glyph of a character, or a box for one that the font does not have.
    static func of(_ character: Character) -> Glyph { table[character] ?? missing }

    /// The characters that the font has.
    static var characters: Set<Character> { Set(table.keys) }

    private static let table = (GlyphTable.small + GlyphTable.capitals + GlyphTable.digits + GlyphTable.signs)
        .reduce(into: [Character: Glyph]()) { $0[$1.character] = Glyph($1.advance, $1.lines) }

    private static let missing = Glyph(14, ["2.5,0 2.5,14 11.5,14 11.5,0 2.5,0"])

    /// Reads lines as ``GlyphTable`` writes them.
    private init(_ advance: Double, _ lines: [String]) {
        self.advance = advance
        strokes = lines.map { GlyphPath($0.split(separator: " ").compactMap(GlyphPath.Point.init)).points }
    }
}
