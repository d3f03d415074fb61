import ArgumentParser
import RelumeCodecs
import RelumeCore
import RelumeDiff
import RelumeFiles
import RelumeParallel

/// `relume diff`.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Tells whether two pictures, or two directories of pictures, differ, where, and by how much.",
        discussion: """
            EXPECTED and ACTUAL are two files or two directories; the pictures in directories are matched by their path. \
            Pictures are PNG and JPEG; files in other formats of pictures (GIF, BMP, TIFF, WebP, AVIF, HEIF, JPEG XL, \
            SVG, ...) are the same if their bytes are equal, and cannot be compared otherwise. Other files are passed over.

            METRICS:
            \(MetricsHelp.lines)
            Thresholds are 0 or more; at most \(MetricsHelp.largestThresholds).

            EXAMPLES:
              relume diff expected.png actual.png --output diff
              relume diff baselines out --metric pixelmatch-7.2 --max-diff-ratio 0.001 --html report.html

            EXIT STATUS:
              0 the same, within the tolerance; 1 different, added or removed, or standard output could not be
              written; 2 something could not be compared; 64 bad usage, a report that would replace a picture.
            """)

    @Argument(help: "The file or directory as it should be.", completion: .file())
    var expected: String

    @Argument(help: "The file or directory as it is.", completion: .file())
    var actual: String

    @OptionGroup(title: "How to compare") var comparing: DiffArguments
    @OptionGroup(title: "What to write") var reporting: DiffReportArguments

    func run() throws {
        var comparison = try FilesDiff(
            options: comparing.options(), limits: comparing.refusals.limits, outputDirectory: reporting.output,
            jobs: comparing.jobs ?? Parallel.usableCores)
        let pairs = Result { () throws(RelumeError) in try FilePair.pairs(expected: expected, actual: actual) }
        try refuseReports(over: (try? pairs.get()) ?? [expected, actual].flatMap(Self.pictures))
        let diffs = try results(of: &comparison, pairs)
        try reportingErrors(as: ExitCode(.notComparable)) { () throws(RelumeError) in
            try reporting.write(diffs, title: "\(expected) → \(actual)", comparison)
        }
        if diffs.status != .same { throw ExitCode(diffs.status) }
    }

    /// What comparing gave, told already. Where it was not possible at all, that is the one result: a report that is left
    /// unwritten would be the one of an earlier comparison.
    private func results(
        of comparison: inout FilesDiff, _ pairs: Result<[FilePair], RelumeError>
    ) throws -> [FileDiff] {
        let diffs: [FileDiff]
        do throws(RelumeError) {
            comparison.options.ignoreMask = try comparing.readMask()
            diffs = try comparison.compare(try pairs.get())
        } catch {
            let diffs = [FileDiff(name: actual, failure: error)]
            if reporting.json { try reporting.tell(diffs) }
            Console.report(error)
            return diffs
        }
        try reporting.tell(diffs)
        return diffs
    }

    /// A report in the place of a picture is bad usage; all else that goes wrong is a comparison that could not be made.
    private func refuseReports(over pairs: [FilePair]) throws {
        let outputs = DiffOutputs(pictures: reporting.output, html: reporting.html, junit: reporting.junit)
        do throws(RelumeError) {
            try outputs.check(pairs, reading: [expected, actual] + (comparing.mask.map { [$0] } ?? []))
        } catch {
            Console.report(error)
            throw error.code == .invalidArgument ? error.exitCode : ExitCode(.notComparable)
        }
    }

    /// The pictures of one side, where the two cannot be paired: none of them is written to either.
    private static func pictures(_ path: String) -> [FilePair] {
        (try? FilePair.pairs(expected: path, actual: path)) ?? []
    }
}

extension ExitCode {
    /// The status of a comparison.
    init(_ status: DiffStatus) { self.init(Int32(status.rawValue)) }
}
