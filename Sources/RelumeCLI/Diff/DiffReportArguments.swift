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

    /// Prints the results: all of them as JSON, otherwise a line for each that is not the same, and a sum.
    func tell(_ diffs: [FileDiff]) throws {
        if json {
            try Console.print(diffs.map(\.json))
        } else if !quiet {
            let isAlone = diffs.count == 1
            let lines = diffs.filter { isAlone || $0.status != .same }.map { "\($0.name): \($0.message)" }
            try Console.print(isAlone ? lines : lines + [sum(diffs)])
        }
    }

    private func sum(_ diffs: [FileDiff]) -> String {
        func count(_ names: String...) -> Int { diffs.count { names.contains($0.outcomeName) } }
        return "\(count("identical", "within-tolerance")) unchanged, \(count("different", "size-mismatch")) changed, "
            + "\(count("added")) added, \(count("removed")) removed, \(count("not-comparable")) could not be compared"
    }

    /// Writes the reports, into directories that are made where they are missing.
    func write(_ diffs: [FileDiff], title: String, options: DiffOptions) throws(RelumeError) {
        if let junit {
            try FileSystem.createDirectories(above: junit)
            try FileSystem.write([UInt8](JUnitReport.of(diffs).utf8), to: junit)
        }
        if let html {
            try FileSystem.createDirectories(above: html)
            try HTMLReport(diffs, title: title, options: options).write(to: html)
        }
    }
}
