import ArgumentParser
import RelumeCodecs
import RelumeCore
import RelumeFiles
import RelumeParallel
import RelumePipeline
import RelumeRun

/// `relume run`.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Turns images, data sets and tensor files into before and after.",
        discussion: """
            Writes DIR/after/..., DIR/before/..., DIR/pairs/..., DIR/grids/..., DIR/tensorboard/..., DIR/tensors/..., \
            DIR/report.html as --save says, and always DIR/manifest.ndjson, a line for each input. With --output - the one \
            result goes to standard output, and nothing else is written.

            EXAMPLES:
              relume run photos --pipeline "normalize(half) | relu" --output out
              relume run a.png b.jpg --activation "elu(alpha=2)" --output out
              relume run cifar-10-python.tar.gz --split test --activation sigmoid --output out
              relume run t10k-images-idx3-ubyte.gz shard-000000.tar --activation sigmoid --output out
              relume run photos --pipeline "center_crop(224) | relu" --save tensors --tensor-format npz -o out
              relume run values.npy --layout nhwc --activation sigmoid --output out
              find photos -print0 | relume run --files-from - -0 --activation tanh -o out
              relume run - --activation relu --output - <a.png >b.png

            EXIT STATUS:
              0 all done; 3 some inputs or outputs failed, the others are kept; 1 the run could not work at all;
              64 bad usage, existing outputs, two inputs for one output, an output in the place of an input, another run in
              the same directory; 75 the machine is at fault, such as a full disk: free what is short and try again;
              129, 130, 143 interrupted; 141 whoever read standard output left.
            """)

    @OptionGroup(title: "What to read") var input: InputArguments
    @OptionGroup(title: "What to do") var work: WorkArguments
    @OptionGroup(title: "What to write") var output: OutputArguments
    @OptionGroup(title: "Tensor files") var tensorFiles: TensorFileArguments
    @OptionGroup(title: "TensorBoard") var tensorBoard: TensorBoardArguments
    @OptionGroup(title: "What to tell") var telling: TellingArguments

    func run() throws {
        let plan = try reportingErrors { () throws(RelumeError) in try RunPlan(try options()) }
        if telling.verbose {
            for path in plan.ignored { Console.note("ignored, no image: \(path)") }
        }
        if telling.dryRun {
            return try Console.print(plan.preview)
        }
        try finish(plan)
    }

    /// Runs the plan and tells how it went, in words and by the exit status.
    private func finish(_ plan: RunPlan) throws {
        let cancellation = Cancellation()
        let interruption = Interruption.watch(cancelling: cancellation) { signal in
            Console.note("relume: interrupted; the files under way are dropped, what was finished is kept")
            if let command = resumeCommand { Console.note("go on with: \(command)") }
            UnfinishedFiles.abandonAll { Self.exit(withError: ExitCode(128 + signal)) }
        }
        let bar = StandardStream.error.isTerminal && !telling.noProgress && !telling.quiet ? ProgressBar() : nil
        let summary = try reportingErrors { () throws(RelumeError) in
            try plan.run(cancellation: cancellation, observer: observer(bar))
        }
        bar?.clear()
        if !telling.quiet { tell(summary, plan) }
        if let signal = interruption.signalNumber { throw ExitCode(128 + signal) }
        if summary.faultsOfMachine > 0 { throw ExitCode.tryAgain }
        if summary.failures > 0 { throw ExitCode(3) }
    }

    private func observer(_ bar: ProgressBar?) -> RunObserver {
        RunObserver(
            onProgress: { bar?.update($0) },
            onFailure: { error in
                bar?.clear()
                Console.report(error)
            },
            onWarning: { warning in
                guard telling.verbose else { return }
                bar?.clear()
                Console.note("relume: warning: \(warning)")
            })
    }

    private func tell(_ summary: RunSummary, _ plan: RunPlan) {
        if summary.isCutShort {
            Console.note("stopped early: what was finished is kept, see the manifest")
            if let resumeCommand { Console.note("go on with: \(resumeCommand)") }
        }
        Console.note(summary.description)
        for line in summary.statistics { Console.note(line) }
        for remark in summary.remarks { Console.note(remark) }
        if !plan.ignored.isEmpty, !telling.verbose {
            let files = plan.ignored.count == 1 ? "1 file is" : "\(plan.ignored.count) files are"
            Console.note("\(files) not \(ImageFormat.anyName) and left alone (--verbose names them)")
        }
        Console.tell(plan.passedOver, all: telling.verbose)
        if let command = summary.tensorBoardCommand { Console.note("open it: \(command)") }
    }
}

extension RunCommand {
    /// The command that goes on with this run after an interruption; nil for one that takes its input or leaves its output
    /// where that cannot be.
    private var resumeCommand: String? {
        guard output.output != "-", !input.inputs.contains("-"), input.filesFrom != "-" else { return nil }
        // Before the paths, which may follow a "--".
        let words = CommandLine.arguments.filter { !["--overwrite", "--skip-existing", "--resume"].contains($0) }
        return (words.prefix(2) + ["--resume"] + words.dropFirst(2)).map(\.quotedForShell).joined(separator: " ")
    }

    /// The library's options that the arguments stand for.
    func options() throws(RelumeError) -> RunOptions {
        var options = RunOptions(paths: [], pipeline: try work.makePipeline(), directory: output.output)
        options.input = input.options
        options.output = try output.makeOptions()
        options.output.manifestCopy = telling.manifestCopy.map { $0 == "-" ? .standardOutput : .file($0) }
        options.output.tensors = tensorFiles.makeOptions()
        options.tensorBoard = try tensorBoard.makeOptions()
        options.seed = work.seed
        options.batchSize = work.batchSize
        options.jobs = work.jobs
        options.maxMemory = work.maxMemory?.bytes
        options.measuresStatistics = telling.statistics
        options.failsFast = work.failFast
        return options
    }
}
