import RelumeCore
import RelumeFiles
import RelumeTensorBoard

/// What earlier runs left in the log that a run goes on with.
struct EarlierLog: Sendable {
    /// The first step that this run logs; those before it are in the event files of earlier runs.
    private(set) var firstStep = 1
    /// The step from which on TensorBoard is to forget what earlier runs logged; nil where they left no event file.
    private(set) var purgeStep: Int?
    /// Event files with a damaged record that TensorBoard's fast reader takes for good, and how many bytes stand before it.
    private(set) var cuts: [(path: String, length: Int)] = []

    /// Nothing.
    init() {}

    /// Looks for the first of `steps` that is not whole in the log, or was made of something else. All from there on are written again, since TensorBoard
    /// shows of a tag only steps that rise.
    ///
    /// - Throws: `invalidArgument` for steps in the log that this run would take out without putting them back.
    init(directory: String, steps: [Int], changed: Set<Int>, _ options: RunOptions) throws(RelumeError) {
        let files = try Self.eventFiles(in: directory)
        guard !files.isEmpty else { return }
        let shown = try ShownSteps(eventFiles: files)
        let tags = LoggedTags(options)
        guard let first = steps.first(where: { changed.contains($0) || !tags.areComplete(at: $0, in: shown) })
        else {
            firstStep = .max
            return
        }
        firstStep = first
        purgeStep = first
        let rewritten = Set(steps.drop { $0 < first })
        let isRewritten = { (tag: String, step: Int) in tags.contain(tag) && rewritten.contains(step) }
        // What is cut off comes again, or stands elsewhere.
        cuts = shown.mismatches { isRewritten($0, $1) || shown.contains($0, step: $1) }.map { ($0.path, $0.byteOffset) }
        guard let lost = shown.first(from: first, notIn: isRewritten) else { return }
        throw RelumeError(
            .invalidArgument,
            "step \(first) is not whole in this log, and writing it again would take out step \(lost.step) of "
                + "\"\(lost.tag)\", which this run does not log; repeat the earlier run's inputs and options, or choose "
                + "another --output",
            path: directory)
    }

    /// Drops what would keep TensorBoard from showing what comes.
    func prepare() throws(RelumeError) {
        for cut in cuts { try AppendingFile(path: cut.path, mode: .append).truncate(to: cut.length) }
    }

    /// The event files that runs left in `directory`, by their names.
    static func eventFiles(in directory: String) throws(RelumeError) -> [String] {
        guard try FileSystem.status(of: directory)?.kind == .directory else { return [] }
        return try FileSystem.entries(of: directory)
            .filter {
                $0.kind == .file && $0.name.hasPrefix(EventFileName.prefix)
                    && $0.name.hasSuffix(TensorBoardLog.suffix)
            }
            .map { Path.join(directory, $0.name) }
    }
}
