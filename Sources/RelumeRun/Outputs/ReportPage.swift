import RelumeCore
import RelumeFiles
import RelumeReport

/// A page to look at, one HTML file: before against after of each unit.
struct ReportPage: Output {
    static let kind = OutputKind(
        name: "report", summary: "an HTML page to look at: before against after of each input"
    ) { ReportPage(options: $0.options) }
    var kind: OutputKind { Self.kind }

    private static let name = "report.html"

    let options: RunOptions

    var filesOfRun: [String] { [Self.name] }
    /// Where the pictures go when they are too large for the page.
    var openFolders: [String] { [HTMLReportWriter.picturesDirectory(ofReport: Self.name)] }

    func leftovers(_ paths: OutputPaths) throws(RelumeError) -> [String] {
        var files: [String] = []
        for folder in openFolders where try FileSystem.status(of: paths.path(folder))?.kind == .directory {
            files += try FileSystem.entries(of: paths.path(folder)).map { Path.join(folder, $0.name) }
        }
        return files
    }

    func write(_ unit: RenderedUnit, _ outcome: inout UnitOutcome, _ files: OutputFiles) throws(RelumeError) {
        outcome.pageEntry = try ReportEntry(outcome, unit, options.output)
    }

    func makeRecorder(_ files: OutputFiles, pictureBytes: Int) -> (any OutputRecorder)? {
        Recorder(path: files.paths.path(Self.name), title: "\(options.pipeline)", pictureBytes: pictureBytes)
    }

    private final class Recorder: OutputRecorder {
        private let path: String
        private let title: String
        private let pictureBytes: Int
        private var writer: HTMLReportWriter?

        init(path: String, title: String, pictureBytes: Int) {
            self.path = path
            self.title = title
            self.pictureBytes = pictureBytes
        }

        func add(_ outcome: UnitOutcome, _ part: StepPart?) throws(RelumeError) {
            if writer == nil {
                writer = try HTMLReportWriter(
                    path: path, title: title, labels: ("before", "after"), pictureBytes: pictureBytes)
            }
            try writer?.append(outcome.pageEntry ?? ReportEntry(withoutPictures: outcome))
        }

        func finish(_ step: inout CollectedStep) {}

        /// Ends the page; only now it appears.
        func end(isCutShort: Bool) throws(RelumeError) { try writer.take()?.finish() }
    }
}
