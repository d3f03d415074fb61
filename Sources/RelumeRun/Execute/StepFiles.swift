import RelumeCodecs
import RelumeCore

/// The files that a step writes for itself. What becomes of one is nothing to the others.
struct StepFiles {
    private let plan: RunPlan
    private let directories: OutputDirectories
    /// Those that were written, as the manifest names them.
    private(set) var outputs: [String] = []
    private var firstError: RelumeError?
    private var failures = 0

    init(_ plan: RunPlan, _ directories: OutputDirectories) {
        self.plan = plan
        self.directories = directories
    }

    /// Why files are missing, if some are: what went wrong first, and how many there are.
    var error: RelumeError? {
        guard var error = firstError else { return nil }
        if failures > 1 { error.message += " (and \(failures - 1) more of this step)" }
        return error
    }

    /// Writes the file at `path` with the bytes that `make` gives.
    mutating func write(to path: String, _ make: () throws(RelumeError) -> [UInt8]) {
        add(path) { [directories] () throws(RelumeError) in try directories.write(try make(), to: path) }
    }

    /// Writes the pictures of the whole step.
    mutating func write(_ grid: PerMoment<EncodedImage>, step: Int) {
        for moment in Moment.allCases { write(to: plan.paths.grid(moment, step: step)) { grid[moment].bytes } }
    }

    /// Counts the file at `path`, which `write` writes.
    mutating func add(_ path: String, _ write: () throws(RelumeError) -> Void) {
        do throws(RelumeError) {
            try write()
            outputs.append(plan.paths.relative(path))
        } catch {
            firstError = firstError ?? error.at(path: path)
            failures += 1
        }
    }
}
