public import RelumeCodecs
public import RelumeCore
import RelumeFiles
public import RelumeParallel
import Synchronization

/// Writes what TensorBoard shows: images, scalars, histograms and texts, each under a tag and a step.
///
/// The file is made at once, and every `add` is one write to it: TensorBoard sees a value as soon as the call returns,
/// and nothing is lost if the process ends without ``close()``. Safe to call from several threads; the work (8-bit
/// conversion, PNG) is done on the caller's thread and only the write waits for others.
///
/// Tags are kept as they are, in UTF-8; `/` groups them in TensorBoard. The steps of a tag must rise: TensorBoard drops
/// what it has of a tag from a step on when that step, or an earlier one, comes again. A value with a step that does not
/// rise, or of another kind than the tag's first, is refused with `invalidArgument` and nothing is written.
public final class SummaryWriter: Sendable {
    /// The event file, inside the log directory.
    public let path: String
    /// How images are encoded.
    let png: PNGProfile
    /// How many threads encode the images of a list.
    let jobs: Int
    private let wallTime: @Sendable () -> Double
    private let state: Mutex<State>

    private struct State: ~Copyable {
        /// Nil once closed.
        var file: EventFileWriter?
        /// By the bytes of the tag: TensorBoard compares these, while equal strings may differ in them.
        var series: [[UInt8]: TagSeries] = [:]
    }

    /// Starts an event file in `logDirectory`, which is made where it is missing.
    ///
    /// - Parameters:
    ///   - filenameSuffix: is put behind the file's name.
    ///   - purgeStep: tells TensorBoard to drop what earlier writers in this directory logged from this step on. The file's
    ///     name then sorts behind theirs, since TensorBoard reads files in the order of their names. Its fast reader
    ///     (`--load_fast=true`) drops a tag's old steps only as new ones come: log everything from this step on again.
    ///   - png: how images are encoded.
    ///   - jobs: how many threads encode the images of a list.
    ///   - wallTime: the clock, in seconds since 1970; for logs that must not depend on when they are written.
    /// - Throws: `io` when the file cannot be made, `invalidArgument` for a suffix that holds a slash.
    public init(
        logDirectory: String, filenameSuffix: String = "", purgeStep: Int? = nil, png: PNGProfile = .fast,
        jobs: Int = Parallel.usableCores, wallTime: (@Sendable () -> Double)? = nil
    ) throws(RelumeError) {
        guard !filenameSuffix.contains("/") else {
            throw RelumeError(.invalidArgument, "the suffix \"\(filenameSuffix)\" holds a slash; leave it out")
        }
        let clock = wallTime ?? WallClock.now
        var file = try EventFileWriter(
            directory: logDirectory, suffix: filenameSuffix, wallTime: clock(), isLast: purgeStep != nil)
        if let purgeStep {
            // Two starts, because TensorBoard does not take the first one in a directory for a restart and drops nothing.
            let start = ProtoEvent.OneOf_What.sessionLog(.start)
            for what in [.fileVersion(EventFileWriter.fileVersion), start, start] {
                let event = ProtoEvent(wallTime: clock(), step: purgeStep, what: what)
                try file.append(EventFileWriter.record(of: event))
            }
        }
        path = file.path
        self.png = png
        self.jobs = jobs
        self.wallTime = clock
        state = Mutex(State(file: file))
    }

    /// Waits until everything added is on the disk, so that it outlives even a failure of power.
    public func flush() throws(RelumeError) {
        try state.withLock { state throws(RelumeError) in try state.file?.synchronize() }
    }

    /// Closes the file; adding to it is an error from then on. Calling it again does nothing.
    ///
    /// A writer that is no longer referenced closes itself.
    /// - Throws: the error of an earlier write that failed, so that nobody takes the file for whole.
    public func close() throws(RelumeError) {
        try state.withLock { state throws(RelumeError) in
            guard let failure = state.file?.failure else {
                defer { state.file = nil }
                return try state.file?.close() ?? ()
            }
            state.file = nil
            throw failure
        }
    }

    /// Appends `value` under its tag at `step`.
    func add(_ value: ProtoSummary.Value, kind: SummaryKind, step: Int) throws(RelumeError) {
        var summary = ProtoSummary()
        summary.value = [value]
        // Made before the lock is taken, so that a large image does not hold up other threads.
        let record = try EventFileWriter.record(
            of: ProtoEvent(wallTime: wallTime(), step: step, what: .summary(summary)))
        try state.withLock { state throws(RelumeError) in
            guard state.file != nil else {
                throw RelumeError(.invalidArgument, "the writer is closed; add before close()", path: path)
            }
            // Check and write share one lock. Otherwise two threads could pass the check in one order and write in the
            // other, and the steps in the file would fall.
            let key = Array(value.tag.utf8)
            let series = try TagSeries(following: state.series[key], tag: value.tag, kind: kind, step: step)
            try state.file?.append(record)
            state.series[key] = series
        }
    }
}

extension ProtoSessionLog {
    /// A new session begins.
    fileprivate static var start: ProtoSessionLog {
        var log = ProtoSessionLog()
        log.status = .start
        return log
    }
}
