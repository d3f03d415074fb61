// Conformances of the library's public types are public, and so must be the imports.
public import ArgumentParser
import RelumeCodecs
public import RelumeDatasets
import RelumeImages
public import RelumeRun

extension InputOptions.Format: ExpressibleByArgument {}
extension DatasetSplit: ExpressibleByArgument {}
extension TensorFileDataset.Layout: ExpressibleByArgument {}

/// What to read.
struct InputArguments: ParsableArguments {
    @Argument(
        help:
            "Image files, directories of them, '-' for one image on standard input; CIFAR-10, CIFAR-100 and MNIST: their files, directories, the directory above or archives; tar shards of pictures; tensor files.",
        completion: .file())
    var inputs: [String] = []

    @Option(
        help: ArgumentHelp("How to read inputs.", discussion: "By content and size unless set.", valueName: "format"))
    var inputFormat: InputOptions.Format = .auto

    @Option(
        help: ArgumentHelp(
            "Read more inputs from a file, one a line; '-' for standard input.",
            discussion: "Relative names keep their folders in the output, absolute ones their last part.",
            valueName: "file"), completion: .file())
    var filesFrom: String?

    @Option(
        help: ArgumentHelp(
            "What the names of --files-from are relative to; absolute ones keep their folders below it, where it is absolute.",
            valueName: "dir"), completion: .directory)
    var relativeTo: String?

    @Flag(name: .customShort("0"), help: "The lines of --files-from end in a zero byte.")
    var zeroTerminated = false

    @Option(help: "Of directories, only files whose path below them matches the glob; may be repeated.")
    var include: [String] = []

    @Option(help: "Of directories, no files whose path below them matches the glob; may be repeated.")
    var exclude: [String] = []

    @Flag(help: "Do not descend into subdirectories.")
    var noRecursive = false

    @Option(help: ArgumentHelp("Which part of a data set's directory.", discussion: "All of it unless set."))
    var split: DatasetSplit?

    @Option(
        help: ArgumentHelp(
            "Where tensor files, .npy, .npz or .safetensors, have their channels.",
            discussion:
                "A picture is [H, W] or [C, H, W], pictures are [N, C, H, W]; of several arrays in a file 'images' is read. "
                + "uint8 and uint16 are samples, floats are values, of any number of channels."))
    var layout: TensorFileDataset.Layout = .nchw

    @Option(help: ArgumentHelp("Shuffle the order of images and records.", valueName: "seed"))
    var shuffle: UInt64?

    @Option(help: ArgumentHelp("At most so many images and records.", valueName: "n"))
    var limit: Int?

    @Flag(help: "Follow links to directories below the inputs, each directory once; without, they are named and left.")
    var followLinks = false

    @OptionGroup var refusals: LimitArguments

    @Flag(help: "Leave images as stored, whatever their EXIF orientation.")
    var noOrient = false

    func validate() throws {
        if zeroTerminated, filesFrom == nil {
            throw ValidationError("-0 says how the lines of --files-from end; add --files-from FILE, or leave -0 out.")
        }
        if relativeTo != nil, filesFrom == nil {
            throw ValidationError(
                "--relative-to says where the names of --files-from start; add --files-from FILE, or leave it out.")
        }
    }

    var options: InputOptions {
        var options = InputOptions()
        options.paths = inputs
        options.listFile = filesFrom
        options.listBase = relativeTo
        options.listIsZeroTerminated = zeroTerminated
        options.include = include
        options.exclude = exclude
        options.isRecursive = !noRecursive
        options.format = inputFormat
        options.split = split
        options.tensorLayout = layout
        options.shuffleSeed = shuffle
        options.limit = limit
        options.limits = refusals.limits
        options.followsLinks = followLinks
        options.appliesOrientation = !noOrient
        return options
    }
}
