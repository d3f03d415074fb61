public import RelumeCodecs
public import RelumeDatasets
public import RelumePipeline

/// All that says what a run reads, does and writes. The defaults are the command's.
public struct RunOptions: Sendable {
    /// What to read.
    public var input = InputOptions()
    /// The stages every image passes.
    public var pipeline: Pipeline
    /// Where and what to write.
    public var output: OutputOptions
    /// How batches go to TensorBoard.
    public var tensorBoard = TensorBoardOptions()
    /// Records or images in a batch.
    public var batchSize = 64
    /// Worker threads; the usable cores unless set.
    public var jobs: Int?
    /// Measure how values are distributed before and after, for the manifest, the event file and the summary.
    public var measuresStatistics = false
    /// Stop at the first input that fails.
    public var failsFast = false

    /// Options for reading `paths`, passing them through `pipeline` and writing below `directory`.
    public init(paths: [String], pipeline: Pipeline, directory: String) {
        self.pipeline = pipeline
        output = OutputOptions(directory: directory)
        input.paths = paths
    }
}

/// What a run reads.
public struct InputOptions: Sendable {
    /// How inputs are told apart.
    public enum Format: String, CaseIterable, Sendable {
        /// By content and size.
        case auto
        /// PNG and JPEG files.
        case images
        /// Records of 3073 bytes.
        case cifar10
        /// Records of 3074 bytes.
        case cifar100
    }

    /// Files, directories, data sets; `-` for one image on standard input.
    public var paths: [String] = []
    /// A file that lists more paths, one a line; `-` for standard input.
    public var listFile: String?
    /// Whether the list's paths end in a zero byte instead of a newline.
    public var listIsZeroTerminated = false
    /// Only files whose path below the input matches one of these globs, if there are any.
    public var include: [String] = []
    /// No files whose path below the input matches one of these globs.
    public var exclude: [String] = []
    /// Whether directories are searched to their depths.
    public var isRecursive = true
    /// How inputs are told apart.
    public var format: Format = .auto
    /// Which part of a data set's directory; nil for all of it. Set, it needs such a directory among the inputs.
    public var split: CIFARSplit?
    /// The order is shuffled with this seed, the same on every machine.
    public var shuffleSeed: UInt64?
    /// At most this many images or records.
    public var limit: Int?
    /// What a decoder may spend on one image.
    public var limits = DecodeLimits.default
    /// Whether EXIF orientation is applied.
    public var appliesOrientation = true

    /// Reads nothing until `paths` or `listFile` is set.
    public init() {}
}

/// Where and what a run writes.
public struct OutputOptions: Sendable {
    /// What to do with outputs that are there already.
    public enum ExistingPolicy: Sendable {
        /// Refuse the run before any work starts.
        case refuse
        /// Replace them.
        case overwrite
        /// Leave them and do only what is missing.
        case skip
    }

    /// Where a copy of the manifest goes.
    public enum ReportTarget: Sendable, Hashable {
        /// Standard output.
        case standardOutput
        /// A file, which is an output like any other, a pipe, or an open file such as `/dev/stderr`.
        case file(String)

        var path: String {
            switch self {
            case .standardOutput: "/dev/stdout"
            case .file(let path): path
            }
        }
    }

    /// The directory all outputs go below.
    public var directory: String
    /// What to save; nil for `after,grids` from images and `grids,tensorboard` from data sets.
    public var kinds: Set<OutputKind>?
    /// The map from values to pixels, in the command's spelling; nil for `denormalize` where the pipeline normalizes,
    /// else `unit`.
    public var display: String?
    /// How image files are named.
    public var nameTemplate = NameTemplate.standard
    /// The encoder's effort.
    public var pngProfile = PNGProfile.fast
    /// Whether image files are stored in the smallest form that holds their pixels, such as a palette.
    public var reducesColors = false
    /// The side of a grid's cell for images of different sizes.
    public var cellSide = 128
    /// What to do with outputs that are there already.
    public var existing = ExistingPolicy.refuse
    /// Where a copy of the manifest goes; nil for nowhere.
    public var report: ReportTarget?

    /// Writes below `directory`.
    public init(directory: String) {
        self.directory = directory
    }
}

/// How batches go to TensorBoard.
public struct TensorBoardOptions: Sendable {
    /// How the images of a step are shown.
    public enum Layout: String, CaseIterable, Sendable {
        /// One picture of all.
        case grid
        /// Single pictures under one tag.
        case list
    }

    /// The tag of what enters the first activation.
    public var beforeTag = "before"
    /// The tag of what leaves the last stage.
    public var afterTag = "after"
    /// How the images of a step are shown; nil for `grid`, or `list` for a step whose images differ in size.
    public var layout: Layout?
    /// At most this many images a step.
    public var maxOutputs: Int?
    /// Only every so many-th step, beginning with the first.
    public var every = 1

    /// The layout of PyTorch's tutorials.
    public init() {}
}
