import RelumeDiff
import RelumeFiles

/// Where each output of a run goes below its directory.
struct OutputPaths: Sendable {
    let directory: String

    init(directory: String) {
        var trimmed = directory[...]
        while trimmed.utf8.count > 1, trimmed.utf8.last == UInt8(ascii: "/") { trimmed.removeLast() }
        self.directory = String(trimmed)
    }

    var manifest: String { Path.join(directory, "manifest.ndjson") }
    var report: String { Path.join(directory, "report.html") }
    /// Where the report's pictures go when they are too large for the page.
    var reportPictures: String { HTMLReportWriter.picturesDirectory(ofReport: report) }
    var eventDirectory: String { Path.join(directory, "tensorboard") }

    /// An image file named by the template.
    func image(_ moment: Moment, _ name: String) -> String { below(moment.rawValue, name) }

    func grid(_ moment: Moment, step: Int) -> String { below("grids", "\(Self.stepName(step))-\(moment.rawValue).png") }

    func tensor(step: Int) -> String { below("tensors", "\(Self.stepName(step)).npy") }

    private func below(_ folder: String, _ name: String) -> String {
        Path.join(directory, "\(folder)/\(name)")
    }

    /// The same path as a manifest line has it: relative to the output directory.
    func relative(_ path: String) -> String {
        let prefix = directory + "/"
        guard path.utf8.starts(with: prefix.utf8) else { return path }
        return String(decoding: path.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
    }

    private static func stepName(_ step: Int) -> String {
        let digits = String(step)
        return "step-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }
}
