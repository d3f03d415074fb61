import ArgumentParser
import RelumeCore
import RelumeDiff
import RelumeFiles

/// What `relume diff` writes.
struct DiffReportArguments: ParsableArguments {
    @Option(
        help: "A directory for pictures of what differs: diff, mask, heat map, side by side.", completion: .directory)
    var output: String?

    @Flag(help: "Print a JSON object for each file, one a line.")
    var json = false

    @Option(help: "Write JUnit XML.", completion: .file())
    var junit: String?

    @Option(help: "Write a report to look at, one HTML file.", completion: .file())
    var html: String?

    @Flag(help: "Print nothing but errors.")
    var quiet = false

    /// Prints the results: all of them as JSON, otherwise a line for each that is not the same, and a sum. Where nothing
    /// else is printed, what could not be compared is an error.
    func tell(_ diffs: [FileDiff]) throws {
        if json {
            try Console.print(diffs.map(\.json))
        } else if quiet {
            for diff in diffs where diff.status == .notComparable {
                Console.note("relume: \(diff.name): \(diff.message)")
            }
        } else {
            let isAlone = diffs.count == 1
            let lines = diffs.filter { isAlone || $0.status != .same }.map { "\($0.name): \($0.message)" }
            try Console.print(isAlone ? lines : lines + [sum(diffs)])
        }
    }

    private func sum(_ diffs: [FileDiff]) -> String {
        let (same, odd) = (diffs.count { $0.status == .same }, diffs.count { $0.status == .notComparable })
        let (added, removed) = (diffs.count { $0.outcome == .added }, diffs.count { $0.outcome == .removed })
        let undecoded = diffs.count { $0.outcome == .compared(.identicalBytes) }
        return "\(same) unchanged\(undecoded > 0 ? " (\(undecoded) of identical bytes, not decoded)" : ""), "
            + "\(diffs.count - same - odd - added - removed) changed, \(added) added, \(removed) removed, "
            + "\(odd) could not be compared"
    }

    /// Writes the reports, into directories that are made where they are missing.
    func write(_ diffs: [FileDiff], title: String, _ comparison: FilesDiff) throws(RelumeError) {
        if let junit { try NamedFile(junit).write([UInt8](JUnitReport.of(diffs).utf8)) }
        if let html {
            let path = try NamedFile(html).path
            try FileSystem.createDirectories(above: path)
            try HTMLReport(diffs, title: title, options: comparison.options, limits: comparison.limits).write(to: path)
        }
    }
}
