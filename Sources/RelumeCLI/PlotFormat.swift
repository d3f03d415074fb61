import RelumeCore
import RelumeFiles
import RelumePlots

/// A kind of file that `relume plot` writes, by the extension of its name.
enum PlotFormat: String, CaseIterable {
    case svg
    case png

    /// - Throws: `invalidArgument` for another extension.
    init(of path: String) throws(RelumeError) {
        guard let format = PlotFormat(rawValue: Path.extension(path).lowercased()) else {
            let extensions = Self.allCases.map { "." + $0.rawValue }.joined(separator: " or ")
            throw RelumeError(
                .invalidArgument, "curves are drawn as SVG or PNG; choose a name that ends in \(extensions)", path: path
            )
        }
        self = format
    }

    func file(of figure: CurveFigure) throws(RelumeError) -> [UInt8] {
        switch self {
        case .svg: [UInt8](figure.svg.utf8)
        case .png: try figure.png()
        }
    }
}
