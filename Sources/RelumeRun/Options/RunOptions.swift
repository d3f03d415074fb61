package import RelumeCodecs
import RelumeCore
package import RelumeDatasets
package import RelumePipeline
package import RelumeTensorFiles

/// All that says what a run reads, does and writes. The defaults are the command's.
package struct RunOptions: Sendable {
    /// What to read.
    package var input = InputOptions()
    /// The stages every image passes.
    package var pipeline: Pipeline
    /// Where and what to write.
    package var output: OutputOptions
    /// How batches go to TensorBoard.
    package var tensorBoard = TensorBoardOptions()
    /// Records or images in a batch.
    package var batchSize = 64
    /// What random stages draw from.
    package var seed: UInt64 = 0
    /// Worker threads; the usable cores unless set.
    package var jobs: Int?
    /// Bytes that all workers together may hold; a share of what there is unless set.
    package var maxMemory: Int?
    /// Measure how values are distributed before and after, for the manifest, the event file and the summary.
    package var measuresStatistics = false
    /// Stop at the first input that fails.
    package var failsFast = false

    /// Options for reading `paths`, passing them through `pipeline` and writing below `directory`.
    package init(paths: [String], pipeline: Pipeline, directory: String) {
        self.pipeline = pipeline
        output = OutputOptions(directory: directory)
        input.paths = paths
    }
}

extension RunOptions {
    /// What leaves the pipeline when `input` enters it.
    ///
    /// - Throws: `invalidArgument` where the pipeline does not fit it, `limitExceeded` where a stage makes more pixels than an
    ///   input may have.
    func output(for input: ImageSpec) throws(RelumeError) -> ImageSpec {
        let largest = try pipeline.largest(for: input)
        try self.input.limits.check(width: largest.width, height: largest.height)
        return try pipeline.output(for: input)
    }
}

/// What a run reads.
package struct InputOptions: Sendable {
    /// How inputs are told apart.
    package enum Format: String, CaseIterable, Sendable {
        /// By content and size.
        case auto
        /// Image files.
        case images
        /// Records of 3073 bytes.
        case cifar10
        /// Records of 3074 bytes.
        case cifar100
    }

    /// Files, directories, data sets; `-` for one image on standard input.
    package var paths: [String] = []
    /// A file that lists more paths, one a line; `-` for standard input.
    package var listFile: String?
    /// The directory that the list's paths are relative to; the current one unless set.
    package var listBase: String?
    /// Whether the list's paths end in a zero byte instead of a newline.
    package var listIsZeroTerminated = false
    /// Only files whose path below the input matches one of these globs, if there are any.
    package var include: [String] = []
    /// No files whose path below the input matches one of these globs.
    package var exclude: [String] = []
    /// Whether directories are searched to their depths.
    package var isRecursive = true
    /// Whether links to directories below the inputs are followed, each directory once.
    package var followsLinks = false
    /// How inputs are told apart.
    package var format: Format = .auto
    /// Which part of a data set's directory; nil for all of it. Set, it needs such a directory among the inputs.
    package var split: DatasetSplit?
    /// Where the channels of tensor files are.
    package var tensorLayout = TensorFileDataset.Layout.nchw
    /// The order is shuffled with this seed, the same on every machine.
    package var shuffleSeed: UInt64?
    /// At most this many images or records.
    package var limit: Int?
    /// What a decoder may spend on one image.
    package var limits = DecodeLimits.default
    /// Whether EXIF orientation is applied.
    package var appliesOrientation = true

    /// Reads nothing until `paths` or `listFile` is set.
    package init() {}
}

/// Where and what a run writes.
package struct OutputOptions: Sendable {
    /// What to do with outputs that are there already.
    package enum ExistingPolicy: Sendable, Equatable {
        /// Refuse the run before any work starts.
        case refuse
        /// Replace them.
        case overwrite
        /// Leave them and do only what is missing.
        case skip
        /// Leave those that an interrupted run of the same settings wrote and that hold what it wrote, and do the rest. A run
        /// of other settings is refused, or replaced.
        case resume(elseOverwrite: Bool)

        /// Whether what is there may stay.
        var completes: Bool { self == .skip || resumes }

        var resumes: Bool {
            if case .resume = self { true } else { false }
        }
    }

    /// Where a copy of the manifest goes.
    package enum CopyTarget: Sendable, Hashable {
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

    /// The directory all outputs go below; `-` for the one result of one input on standard output.
    package var directory: String
    /// The names of what to save, see ``OutputKind``; nil for each kind's own default.
    package var kinds: Set<String>?
    /// The map from values to pixels, in the command's spelling; nil for `denormalize` where the pipeline normalizes,
    /// else `unit`.
    package var display: String?
    /// How image files are named.
    package var nameTemplate = NameTemplate.standard
    /// The encoder's effort.
    package var pngProfile = PNGProfile.fast
    /// Whether image files are stored in the smallest form that holds their pixels, such as a palette.
    package var reducesColors = false
    /// What tensor files are.
    package var tensors = TensorFileOptions()
    /// The side of a grid's cell for images of different sizes.
    package var cellSide = 128
    /// What to do with outputs that are there already.
    package var existing = ExistingPolicy.refuse
    /// Where a copy of the manifest goes; nil for nowhere.
    package var manifestCopy: CopyTarget?
    /// Whether everything is on the disk before the manifest tells of it, so that it outlives a failure of power.
    package var isDurable = false

    /// Writes below `directory`.
    package init(directory: String) {
        self.directory = directory
    }
}

/// What tensor files are.
package struct TensorFileOptions: Sendable {
    /// What they hold of each value.
    package enum DataType: String, CaseIterable, Sendable {
        /// The values that leave the pipeline.
        case float32
        /// The samples that picture files of 8 bits have: values by the display, rounded to the nearest.
        case uint8
    }

    /// The format of the files.
    package var format = TensorFileFormat.npy
    /// What they hold of each value.
    package var dataType = DataType.float32
    /// Whether one file holds the whole run, instead of a batch.
    package var isOneFile = false

    /// NumPy files of floats, one a batch.
    package init() {}
}

/// How batches go to TensorBoard.
package struct TensorBoardOptions: Sendable {
    /// How the images of a step are shown.
    package enum Layout: String, CaseIterable, Sendable {
        /// One picture of all.
        case grid
        /// Single pictures under one tag.
        case list
    }

    /// The tag of what enters the first activation.
    package var beforeTag = "before"
    /// The tag of what leaves the last stage.
    package var afterTag = "after"
    /// How the images of a step are shown; nil for `grid`, or `list` for a step whose images differ in size.
    package var layout: Layout?
    /// At most this many images a step.
    package var maxOutputs: Int?
    /// Only every so many-th step, beginning with the first.
    package var every = 1

    /// The layout of PyTorch's tutorials.
    package init() {}
}
