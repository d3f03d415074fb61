import ArgumentParser
import RelumeCodecs
import RelumeCore
import RelumeRun

/// `relume stats`.
struct StatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Computes mean and standard deviation of a data set's channels, to normalize by.",
        discussion: """
            Prints how many images there are and the --pipeline that normalizes them, for values in [0, 1]. The deviation is \
            that of all pixels (of the population, as NumPy's std), not a mean of each image's own. Both are exact, and do \
            not depend on --jobs. Alpha is left out. Images with unlike numbers of channels have rows of their own, since \
            no one normalization fits them.

            EXAMPLES:
              relume stats cifar-10-batches-py --split train
              relume stats photos --exclude "*.jpg" --json

            EXIT STATUS:
              0 all done; 3 some inputs failed, the others are counted; 1 nothing could be read; 64 bad usage.
            """)

    @OptionGroup(title: "What to read") var input: InputArguments

    @Option(help: ArgumentHelp("Worker threads; the usable cores unless set.", valueName: "n"))
    var jobs: Int?

    @Flag(help: "A JSON object for each number of channels, one a line.")
    var json = false

    func run() throws {
        let statistics = try reportingErrors { () throws(RelumeError) in
            try DatasetStatistics(of: input.options, jobs: jobs, onFailure: Console.report)
        }
        let rows = statistics.rows
        try Console.print(json ? rows.map(JSONLine.of) : rows.flatMap(\.lines))
        if rows.count > 1 {
            Console.note("images differ in their channels: convert them, or normalize each kind by its own row")
        }
        Console.tell(statistics.passedOver, all: false)
        guard statistics.failures == 0 else {
            Console.note("\(statistics.failures) failed and are not counted")
            throw ExitCode(rows.isEmpty ? 1 : 3)
        }
    }
}
