/// The style of every figure. Plain rules without variables, which not every renderer knows.
enum StyleSheet {
    private static let fonts =
        "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','DejaVu Sans',Helvetica,Arial,sans-serif"

    static let text = ([common, ground(light)] + colors(\.light) + [dark]).joined(separator: " ")

    private static let common = [
        "text{font:13px \(fonts)}",
        ".heading{font-size:16px;font-weight:600}",
        ".grid{stroke-width:1}",
        ".axis{stroke-width:1.25}",
        ".curve{fill:none;stroke:currentColor;stroke-width:2.25;stroke-linejoin:round}",
        ".gradient{stroke-width:1.75;stroke-dasharray:6 4}",
        ".again{stroke-dasharray:12 3 2 3}",
        ".gradient.again{stroke-dasharray:2 3}",
        ".dot,.hole{stroke:currentColor;stroke-width:1.5}",
        ".dot{fill:currentColor}",
        ".area{fill:currentColor;fill-opacity:.3;stroke:currentColor;stroke-width:1.25}",
    ].joined(separator: " ")

    /// What stands behind the curves.
    private struct Ground {
        let fill: String
        let text: String
        let grid: String
        let axis: String
    }

    private static let light = Ground(fill: "#FFFFFF", text: "#24292F", grid: "#E3E6EA", axis: "#8C959F")
    private static let dark =
        "@media (prefers-color-scheme:dark){"
        + ([ground(Ground(fill: "#14171C", text: "#E6EAEF", grid: "#2A3038", axis: "#7A838E"))] + colors(\.dark))
        .joined(separator: " ") + "}"

    private static func ground(_ ground: Ground) -> String {
        ".ground,.hole{fill:\(ground.fill)} text{fill:\(ground.text)} .grid{stroke:\(ground.grid)} "
            + ".axis{stroke:\(ground.axis)}"
    }

    private static func colors(_ color: (Palette.Pair) -> String) -> [String] {
        Palette.pairs.enumerated().map { ".c\($0){color:\(color($1))}" }
    }
}
