import ArgumentParser

/// What to tell.
struct TellingArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A copy of the manifest, NDJSON; '-' for standard output; also a pipe, /dev/stderr or /dev/fd/3.",
            valueName: "file"),
        completion: .file())
    var manifestCopy: String?

    @Flag(
        help: "How values are distributed before and after: in the manifest, in TensorBoard, and a table at the end.")
    var statistics = false

    @Flag(help: "Print what would be written and write nothing.")
    var dryRun = false

    @Flag(help: "Print errors only.")
    var quiet = false

    @Flag(help: "Also name ignored files and warnings.")
    var verbose = false

    @Flag(help: "No progress bar.")
    var noProgress = false
}
