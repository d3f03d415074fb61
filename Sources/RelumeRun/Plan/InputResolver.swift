import RelumeCodecs
import RelumeCore
import RelumeDatasets
import RelumeFiles

/// Turns the paths a person gave into images and data sets.
struct InputResolver {
    private let options: InputOptions
    private let outputDirectory: String?
    private(set) var images: ImageFiles
    private(set) var dataSets: [DataSetInput] = []
    /// Files of a directory that are no images, as far as names and first bytes tell.
    private(set) var ignored: [String] = []
    /// Entries of directories that are no files, and links to directories where they are not followed.
    private(set) var passedOver: [FileWalk.PassedOver] = []
    /// Parts of directories that could not be read, such as a folder without permission.
    private(set) var failures: [RelumeError] = []

    /// - Parameter outputDirectory: left out of searches, so that a second run does not read what the first wrote.
    init(_ options: InputOptions, outputDirectory: String?) throws(RelumeError) {
        self.options = options
        self.outputDirectory = outputDirectory
        images = ImageFiles(limits: options.limits, appliesOrientation: options.appliesOrientation)
        let list = try PathList(options)
        failures = list.failures
        let count = options.paths.count + list.inputs.count + list.failures.count
        guard count > 0 else {
            throw RelumeError(.invalidArgument, "no input given; name image files, directories or data sets")
        }
        for path in options.paths { try resolve(NamedInput(argument: path), isOneOfSeveral: count > 1) }
        for input in list.inputs { try resolveListed(input, isOneOfSeveral: count > 1) }
        try checkSplit()
    }

    /// A name of a list may be out of date; that does not stop the others.
    private mutating func resolveListed(_ input: NamedInput, isOneOfSeveral: Bool) throws(RelumeError) {
        do throws(RelumeError) {
            try resolve(input, isOneOfSeveral: isOneOfSeveral)
        } catch  where error.code != .invalidArgument {
            failures.append(error.at(path: input.path))
        }
    }

    /// A split that chooses nothing would leave the reader believing that it had.
    private func checkSplit() throws(RelumeError) {
        guard let split = options.split, !dataSets.contains(where: \.hasSplits) else { return }
        // Where nothing was found at all, that is what there is to say.
        guard images.count > 0 || !dataSets.isEmpty || failures.isEmpty else { return }
        throw RelumeError(
            .invalidArgument,
            "--split \(split) chooses files of a data set's directory, and no input is one; give the directory, or leave "
                + "--split out")
    }

    private mutating func resolve(_ input: NamedInput, isOneOfSeveral: Bool) throws(RelumeError) {
        if input.path == "-" { return try addStandardInput() }
        guard let status = try FileSystem.status(of: input.path) else { throw missing(input.path) }
        if let dataSet = try dataSet(at: input.path, status.kind) {
            dataSets.append(dataSet)
        } else if status.kind == .directory {
            let below = try addDataSets(below: input.path)
            try addDirectory(
                input.path, prefix: isOneOfSeveral ? Self.prefix(ofDirectory: input) : "", exclude: below)
        } else {
            add(input)
        }
    }

    /// What to say of a path where nothing is: of a data set's, where it is to be had.
    private func missing(_ path: String) -> RelumeError {
        let named: RelumeError? =
            switch options.format {
            case .auto: DataSetKind.all.lazy.compactMap { $0.missing(path) }.first
            case .images: nil
            // A name that ends so is one file's, which is no download of its own.
            case .cifar10 where Path.extension(path) == "bin", .cifar100 where Path.extension(path) == "bin": nil
            case .cifar10: CIFARFormat.cifar10.missingDirectory(at: path)
            case .cifar100: CIFARFormat.cifar100.missingDirectory(at: path)
            }
        return named ?? RelumeError(.io, "no such file or directory; check the path", path: path)
    }

    /// What a directory's outputs go below; `.` and `..` have no name of their own.
    private static func prefix(ofDirectory input: NamedInput) -> String {
        [".", "..", "/"].contains(input.outputPath) ? "" : input.outputPath
    }

    private func dataSet(at path: String, _ kind: FileStatus.Kind) throws(RelumeError) -> DataSetInput? {
        let isDirectory = kind == .directory
        return switch options.format {
        case .images: nil
        // One look spares those that each kind of data set takes: lists of pictures may be long.
        case .auto where kind == .file && Self.startsAsImage(path): nil
        case .auto: try DataSetKind.detect(path, kind, options)
        case .cifar10: try .cifar(.cifar10, path, isDirectory: isDirectory, options)
        case .cifar100: try .cifar(.cifar100, path, isDirectory: isDirectory, options)
        }
    }

    /// Adds the data sets that a directory holds at the places known for them, and returns those.
    private mutating func addDataSets(below directory: String) throws(RelumeError) -> [String] {
        // Whoever chooses files by their names has not chosen these.
        guard options.format == .auto, options.isRecursive, options.include.isEmpty else { return [] }
        let exclude = options.exclude.map(Glob.init)
        var found: [String] = []
        for places in DataSetKind.all.flatMap(\.places) {
            for place in places where !Self.isExcluded(place, exclude) {
                let path = Path.join(directory, place)
                guard let kind = try FileSystem.status(of: path)?.kind, let dataSet = try dataSet(at: path, kind)
                else { continue }
                dataSets.append(dataSet)
                found.append(place)
                break
            }
        }
        return found
    }

    /// Whether a pattern matches a path or a directory above it.
    private static func isExcluded(_ path: String, _ exclude: [Glob]) -> Bool {
        guard !path.isEmpty else { return false }
        return exclude.contains { $0.matches(path) } || isExcluded(Path.directory(path), exclude)
    }

    private mutating func addStandardInput() throws(RelumeError) {
        guard !images.readsStandardInput, options.listFile != "-" else {
            throw RelumeError(.invalidArgument, "standard input can be read once; name '-' in one place only")
        }
        images.appendStandardInput()
    }

    private mutating func add(_ input: NamedInput) {
        let (path, name) = (Path.directory(input.path), Path.lastComponent(input.path))
        images.append(name, below: path, prefix: Path.directory(input.outputPath))
    }

    private mutating func addDirectory(_ path: String, prefix: String, exclude: [String]) throws(RelumeError) {
        let walk = FileWalk(
            root: path, recursive: options.isRecursive, followsLinks: options.followsLinks, include: options.include,
            exclude: options.exclude + exclude, excludingDirectory: outputDirectory)
        let found = try walk.survey()
        failures += found.failures
        passedOver += found.passedOver.filter { entry in
            // A socket among the pictures is nobody's picture unless it is named so.
            entry.isLinkToDirectory || Path.extension(entry.path).isEmpty
                || ImageFormat.isNamed(byExtension: Path.extension(entry.path))
        }
        for file in found.files {
            // A name spares a look into every file of a large directory.
            if ImageFormat.isNamed(byExtension: Path.extension(file))
                || Self.startsAsImage(Path.join(path, file))
            {
                images.append(file, below: path, prefix: prefix)
            } else {
                ignored.append(Path.join(path, file))
            }
        }
    }

    /// Looks into a file whose name does not say what it is.
    private static func startsAsImage(_ path: String) -> Bool {
        guard let start = try? FileSystem.read(path, upTo: ImageFormat.beginningLength) else { return false }
        return ImageFormat.detect(start) != nil
    }
}

extension InputOptions {
    /// What to say where there is nothing to work on but, perhaps, what `inputs` leaves alone.
    func nothingFound(in inputs: InputResolver) -> RelumeError {
        var seen = inputs.ignored.isEmpty ? "" : " (\(inputs.ignored.count) other files are there)"
        if let entry = inputs.passedOver.first { seen += "; \(entry)" }
        return RelumeError(
            .io,
            "nothing to do: no \(ImageFormat.anyName) image and no data set (CIFAR, IDX or tar shard) found\(seen); check "
                + "the path, --include and --limit",
            path: paths.first)
    }
}
