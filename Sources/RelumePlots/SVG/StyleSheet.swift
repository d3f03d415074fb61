/// The style of every figure. Plain rules without variables, which not every renderer knows.
enum StyleSheet {
    private static let fonts =
        "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','DejaVu Sans',Helvetica,Arial,sans-serif"

    static let text = ([common, ground(.light)] + colors(\.light) + [dark]).joined(separator: " ")

    private static let common = [
        "text{font:\(TextLine.size.svg)px \(fonts)}",
        ".heading{font-size:\(TextLine.headingSize.svg)px;font-weight:600}",
        ".grid{\(width(.grid))}",
        ".axis{\(width(.axis))}",
        ".curve{fill:none;stroke:currentColor;\(width(.curve));stroke-linejoin:round}",
        ".gradient{\(width(.gradient));\(dashes(.gradient))}",
        ".again{\(dashes(.curveAgain))}",
        ".gradient.again{\(dashes(.gradientAgain))}",
        ".dot,.hole{stroke:currentColor;\(width(.dot))}",
        ".dot{fill:currentColor}",
        // `dropFirst` takes the leading zero away: `.3` for 0.3.
        ".area{fill:currentColor;fill-opacity:\(Mark.areaOpacity.svg.dropFirst());stroke:currentColor;\(width(.area))}",
    ].joined(separator: " ")

    private static func width(_ stroke: Stroke) -> String { "stroke-width:\(stroke.width.svg)" }

    private static func dashes(_ stroke: Stroke) -> String {
        "stroke-dasharray:" + stroke.dashes.map(\.svg).joined(separator: " ")
    }

    private static let dark =
        "@media (prefers-color-scheme:dark){" + ([ground(.dark)] + colors(\.dark)).joined(separator: " ") + "}"

    private static func ground(_ ground: Ground) -> String {
        ".ground,.hole{fill:\(ground.fill.css)} text{fill:\(ground.text.css)} .grid{stroke:\(ground.grid.css)} "
            + ".axis{stroke:\(ground.axis.css)}"
    }

    private static func colors(_ color: (CurveColors.Pair) -> Color) -> [String] {
        CurveColors.pairs.enumerated().map { ".c\($0){color:\(color($1).css)}" }
    }
}

extension Color {
    /// `#RRGGBB`.
    fileprivate var css: String {
        "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
    }
}
