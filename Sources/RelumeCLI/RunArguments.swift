// Conformances of the library's public types are public, and so must be the imports.
public import ArgumentParser
public import RelumeCodecs
import RelumeCore
public import RelumeDatasets
import RelumeFiles
import RelumePipeline
public import RelumeRun

extension InputOptions.Format: ExpressibleByArgument {}
extension CIFARSplit: ExpressibleByArgument {}
extension TensorBoardOptions.Layout: ExpressibleByArgument {}
extension PNGProfile: ExpressibleByArgument {}

/// What to read.
struct InputArguments: ParsableArguments {
    @Argument(
        help:
            "Image files, directories of them, CIFAR-10 or CIFAR-100 files or their directory; '-' for one image on standard input.",
        completion: .file())
    var inputs: [String] = []

    @Option(
        help: ArgumentHelp("How to read inputs.", discussion: "By content and size unless set.", valueName: "format"))
    var inputFormat: InputOptions.Format = .auto

    @Option(help: "Read more inputs from a file, one a line; '-' for standard input.", completion: .file())
    var filesFrom: String?

    @Flag(name: .customShort("0"), help: "The lines of --files-from end in a zero byte.")
    var zeroTerminated = false

    @Option(help: "Of directories, only files whose path below them matches the glob; may be repeated.")
    var include: [String] = []

    @Option(help: "Of directories, no files whose path below them matches the glob; may be repeated.")
    var exclude: [String] = []

    @Flag(help: "Do not descend into subdirectories.")
    var noRecursive = false

    @Option(help: "Which part of a data set's directory.")
    var split: CIFARSplit = .all

    @Option(help: ArgumentHelp("Shuffle the order of images and records.", valueName: "seed"))
    var shuffle: UInt64?

    @Option(help: ArgumentHelp("At most so many images and records.", valueName: "n"))
    var limit: Int?

    @Option(help: ArgumentHelp("Refuse larger images before anything is allocated.", valueName: "n"))
    var maxImagePixels = DecodeLimits.default.maxPixels

    @Flag(help: "Leave images as stored, whatever their EXIF orientation.")
    var noOrient = false

    var options: InputOptions {
        var options = InputOptions()
        options.paths = inputs
        options.listFile = filesFrom
        options.listIsZeroTerminated = zeroTerminated
        options.include = include
        options.exclude = exclude
        options.isRecursive = !noRecursive
        options.format = inputFormat
        options.split = split
        options.shuffleSeed = shuffle
        options.limit = limit
        options.limits.maxPixels = maxImagePixels
        options.appliesOrientation = !noOrient
        return options
    }
}

/// What to do.
struct WorkArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp("One activation, such as relu or \"leaky_relu(negative_slope=0.2)\".", valueName: "spec"))
    var activation: String?

    @Option(help: ArgumentHelp("Stages in order, such as \"normalize(cifar10) | relu | sigmoid\".", valueName: "text"))
    var pipeline: String?

    @Option(help: ArgumentHelp("Images or records in a batch.", valueName: "n"))
    var batchSize = 64

    @Option(help: ArgumentHelp("Worker threads; the usable cores unless set.", valueName: "n"))
    var jobs: Int?

    @Flag(help: "Stop at the first input that fails.")
    var failFast = false

    func validate() throws {
        guard (activation == nil) != (pipeline == nil) else {
            throw ValidationError(
                activation == nil
                    ? "Say what to do: --activation SPEC or --pipeline TEXT."
                    : "Give --activation or --pipeline, not both.")
        }
    }

    func makePipeline() throws(RelumeError) -> Pipeline {
        try Pipeline(parsing: pipeline ?? activation ?? "")
    }
}

/// What to write.
struct OutputArguments: ParsableArguments {
    @Option(
        name: .shortAndLong, help: ArgumentHelp("The directory for all outputs.", valueName: "dir"),
        completion: .directory)
    var output: String

    @Option(
        help: ArgumentHelp(
            "Of after, before, grids, tensorboard, tensors.",
            discussion: "Unless set, after,grids for images and grids,tensorboard for data sets.", valueName: "list"))
    var save: String?

    @Option(
        help: ArgumentHelp(
            "From value to pixel, for before and after: unit, range(lo,hi), minmax or denormalize.",
            discussion: "Unless set, denormalize if the pipeline normalizes, else unit.", valueName: "map"))
    var display: String?

    @Option(
        help: ArgumentHelp("Names of image files, of {dir} {stem} {name} {activation}.", valueName: "text"))
    var nameTemplate = NameTemplate.standard.text

    @Option(help: "The PNG encoder's effort.")
    var png: PNGProfile = .fast

    @Option(help: ArgumentHelp("Side of a grid's cell for images of different sizes.", valueName: "n"))
    var cell = 128

    @Flag(help: "Replace outputs that exist.")
    var overwrite = false

    @Flag(help: "Leave outputs that exist and do the rest.")
    var skipExisting = false

    func validate() throws {
        if overwrite, skipExisting { throw ValidationError("Give --overwrite or --skip-existing, not both.") }
    }

    func makeOptions() throws(RelumeError) -> OutputOptions {
        var options = OutputOptions(directory: output)
        if let save { options.kinds = try OutputKind.parse(list: save) }
        options.display = display
        options.nameTemplate = try NameTemplate(parsing: nameTemplate)
        options.pngProfile = png
        options.cellSide = cell
        options.existing = overwrite ? .overwrite : skipExisting ? .skip : .refuse
        return options
    }
}

/// How batches go to TensorBoard.
struct TensorBoardArguments: ParsableArguments {
    @Option(help: ArgumentHelp("The tags of before and after, kept verbatim.", valueName: "before,after"))
    var tags = "before,after"

    @Option(help: "One grid a step, or single images under one tag; a list where sizes differ, unless set.")
    var imageLayout: TensorBoardOptions.Layout?

    @Option(help: ArgumentHelp("At most so many images a step.", valueName: "n"))
    var maxOutputs: Int?

    @Option(help: ArgumentHelp("Only every n-th step.", valueName: "n"))
    var every = 1

    func makeOptions() throws(RelumeError) -> TensorBoardOptions {
        let names = tags.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard names.count == 2 else {
            throw RelumeError(.invalidArgument, "--tags needs two names with a comma between, not '\(tags)'")
        }
        var options = TensorBoardOptions()
        (options.beforeTag, options.afterTag) = (names[0], names[1])
        options.layout = imageLayout
        options.maxOutputs = maxOutputs
        options.every = every
        return options
    }
}

/// What to tell.
struct TellingArguments: ParsableArguments {
    @Option(help: "A copy of the manifest, NDJSON; '-' for standard output.", completion: .file())
    var report: String?

    @Flag(help: "Print what would be written and write nothing.")
    var dryRun = false

    @Flag(help: "Print errors only.")
    var quiet = false

    @Flag(help: "Also name ignored files and warnings.")
    var verbose = false

    @Flag(help: "No progress bar.")
    var noProgress = false

    func openReport() throws(RelumeError) -> AppendingFile? {
        guard let report else { return nil }
        return report == "-" ? try AppendingFile(standardOutput: ()) : try AppendingFile(path: report, mode: .truncate)
    }
}

extension RunCommand {
    /// The library's options that the arguments stand for.
    func options() throws(RelumeError) -> RunOptions {
        var options = RunOptions(paths: [], pipeline: try work.makePipeline(), directory: output.output)
        options.input = input.options
        options.output = try output.makeOptions()
        options.tensorBoard = try tensorBoard.makeOptions()
        options.batchSize = work.batchSize
        options.jobs = work.jobs
        options.failsFast = work.failFast
        return options
    }
}
