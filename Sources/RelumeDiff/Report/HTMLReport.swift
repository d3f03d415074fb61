package import RelumeCodecs
package import RelumeCore
import RelumeFiles
import RelumeImages
import RelumeReport

/// The HTML report of a comparison of files.
package struct HTMLReport: Sendable {
    private let diffs: [FileDiff]
    private let title: String
    private let options: DiffOptions
    private let limits: DecodeLimits

    /// Makes the report of `diffs`. When it is written, the files are read and those that differ compared again, with the
    /// same options and limits, so that no picture is held in memory meanwhile. A pipe is not read again.
    package init(_ diffs: [FileDiff], title: String, options: DiffOptions, limits: DecodeLimits = .default) {
        self.diffs = diffs.reported
        self.title = title
        self.options = options
        self.limits = limits
    }

    /// Writes it. Of files that are equal one picture is shown, or where that would make the report huge a thumbnail only.
    ///
    /// - Throws: `io` where it cannot be written.
    package func write(to path: String) throws(RelumeError) {
        var (size, sizeOfEqual) = (0, 0)
        for diff in diffs {
            let sizes = [diff.expected, diff.actual].map { $0.flatMap(Self.fileSize) ?? 0 }
            // A diff image and a heat map are about as large as the pictures.
            if diff.isEqual { sizeOfEqual += sizes[1] } else { size += 2 * (sizes[0] + sizes[1]) }
        }
        let showsEqual = size + sizeOfEqual <= HTMLReportWriter.embeddedLimit
        var writer = try HTMLReportWriter(
            path: path, title: title, labels: ("expected", "actual"), pictureBytes: size)
        for diff in diffs { try writer.append(diff.reportEntry(options, limits, showsEqual: showsEqual)) }
        try writer.finish()
    }

    private static func fileSize(_ path: String) -> Int? {
        guard let status = try? FileSystem.status(of: path) else { return nil }
        return status.size
    }
}

extension FileDiff {
    /// The entry with what can be read; a file that cannot be shown is told in the message already.
    fileprivate func reportEntry(_ options: DiffOptions, _ limits: DecodeLimits, showsEqual: Bool) -> ReportEntry {
        let difference = self.difference
        var entry = ReportEntry(
            name: name, result: outcomeName, status: ReportEntry.Status(status), summary: summary, message: message,
            weight: status == .notComparable ? 2 : difference?.ratio ?? (status == .same ? 0 : 1.5),
            facts: difference?.facts ?? [])
        let first = expected.flatMap(Self.read)
        let second = actual.flatMap(Self.read)
        func decode(_ bytes: [UInt8]) -> PixelImage? { try? ImageDecoder.decode(bytes, limits: limits).image }
        let images = (first.flatMap(decode), second.flatMap(decode))
        entry.thumbnail = images.1 ?? images.0
        if isEqual {
            if showsEqual, images.1 != nil { entry.second = second }
            return entry
        }
        if images.0 != nil { entry.first = first }
        if images.1 != nil { entry.second = second }
        if difference != nil, let before = images.0, let after = images.1 {
            let marks = ImageDiff.compare(before, after, options: options).marks
            entry.diff = DiffPicture.diff(expected: before, marks: marks)
            entry.heat = DiffPicture.heatMap(expected: before, actual: after)
        }
        return entry
    }

    fileprivate var isEqual: Bool { status == .same && difference == nil }

    private var difference: ImageDifference? {
        guard case .compared(let result) = outcome else { return nil }
        return result.difference
    }

    private var summary: String {
        guard let difference else { return outcomeName }
        let score = difference.score.map { ", score \($0)" } ?? ""
        return "\(outcomeName), \(difference.differingPixels) pixels\(score)"
    }

    /// The bytes of the file; nil as well for a pipe, which gave its bytes to the comparison and would wait for more for ever.
    private static func read(_ path: String) -> [UInt8]? {
        guard let status = try? FileSystem.status(of: path), status.kind == .file else { return nil }
        return try? FileSystem.read(path)
    }
}

extension ReportEntry.Status {
    fileprivate init(_ status: DiffStatus) {
        switch status {
        case .same: self = .same
        case .different: self = .different
        case .notComparable: self = .notComparable
        }
    }
}
