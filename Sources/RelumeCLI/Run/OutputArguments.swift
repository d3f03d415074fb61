public import ArgumentParser
public import RelumeCodecs
import RelumeCore
import RelumeRun

extension PNGProfile: ExpressibleByArgument {}

/// What to write.
struct OutputArguments: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The directory for all outputs; '-' for the one result of one input on standard output.", valueName: "dir"),
        completion: .directory)
    var output: String

    @Option(
        help: ArgumentHelp(
            "Of \(OutputKind.list(OutputKind.all)).",
            discussion:
                "Unless set, \(OutputKind.list(OutputKind.all.filter(\.isDefaultOfImages))) for images and "
                + "\(OutputKind.list(OutputKind.all.filter(\.isDefaultOfDatasets))) for data sets. "
                + OutputKind.all.map { "\($0.name): \($0.summary)" }.joined(separator: "; ") + ".",
            valueName: "list"),
        completion: .list(OutputKind.all.map(\.name)))
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

    @Flag(help: "Store pictures in fewer channels, fewer bits or a palette, where that loses nothing.")
    var reduce = false

    @Option(help: ArgumentHelp("Side of a grid's cell for images of different sizes.", valueName: "n"))
    var cell = 128

    @Flag(help: "Replace outputs that exist.")
    var overwrite = false

    @Flag(
        help: ArgumentHelp(
            "Leave outputs that exist and do the rest.",
            discussion:
                "Quick: an output counts as done where it is not empty, a step of an event file where its checksums are right. "
                + "A changed input, or an output that was cut, is found by --resume."))
    var skipExisting = false

    @Flag(
        help: ArgumentHelp(
            "Go on with a run that was interrupted, as if it had not been.",
            discussion:
                "What the manifest tells of stays where input and outputs hold what it says; the rest is done, also what "
                + "failed. Another run's directory is refused, or replaced with --overwrite."))
    var resume = false

    @Flag(help: "Have everything on the disk before it counts as done, so that it outlives a failure of power; slow.")
    var durable = false

    func validate() throws {
        if overwrite, skipExisting { throw ValidationError("Give --overwrite or --skip-existing, not both.") }
        if resume, skipExisting { throw ValidationError("Give --resume or --skip-existing, not both.") }
    }

    private var existing: OutputOptions.ExistingPolicy {
        if resume { return .resume(elseOverwrite: overwrite) }
        return overwrite ? .overwrite : skipExisting ? .skip : .refuse
    }

    func makeOptions() throws(RelumeError) -> OutputOptions {
        var options = OutputOptions(directory: output)
        if let save { options.kinds = try OutputKind.names(inList: save) }
        options.display = display
        options.nameTemplate = try NameTemplate(parsing: nameTemplate)
        options.pngProfile = png
        options.reducesColors = reduce
        options.cellSide = cell
        options.existing = existing
        options.isDurable = durable
        return options
    }
}

extension OutputKind {
    /// The names with commas between them.
    fileprivate static func list(_ kinds: [OutputKind]) -> String { kinds.map(\.name).joined(separator: ",") }
}
