import RelumeCodecs
import RelumeCore
import RelumeDatasets
import RelumeFiles

/// Turns the paths a person gave into images and data sets.
struct InputResolver {
    private let options: InputOptions
    private let outputDirectory: String
    private(set) var images = ImageList()
    private(set) var dataSets: [DataSetInput] = []
    /// Files of a directory that are no images, as far as names and first bytes tell.
    private(set) var ignored: [String] = []
    /// Parts of directories that could not be read, such as a folder without permission, and names of a list that lead
    /// nowhere.
    private(set) var failures: [RelumeError] = []

    /// - Parameter outputDirectory: left out of searches, so that a second run does not read what the first wrote.
    init(_ options: InputOptions, outputDirectory: String) throws(RelumeError) {
        self.options = options
        self.outputDirectory = outputDirectory
        let list = try PathList(options)
        failures = list.failures
        let count = options.paths.count + list.paths.count + list.failures.count
        guard count > 0 else {
            throw RelumeError(.invalidArgument, "no input given; name image files, directories or CIFAR files")
        }
        for path in options.paths { try resolve(path, isOneOfSeveral: count > 1) }
        for path in list.paths { try resolveListed(path, isOneOfSeveral: count > 1) }
        try checkSplit()
    }

    /// A name of a list may be out of date; the others have nothing to do with it.
    private mutating func resolveListed(_ path: String, isOneOfSeveral: Bool) throws(RelumeError) {
        do throws(RelumeError) {
            try resolve(path, isOneOfSeveral: isOneOfSeveral)
        } catch  where error.code != .invalidArgument {
            failures.append(error.at(path: path))
        }
    }

    /// A split that chooses nothing would leave the reader believing that it had.
    private func checkSplit() throws(RelumeError) {
        guard let split = options.split, !dataSets.contains(where: \.isDirectory) else { return }
        // Where nothing was found at all, that is what there is to say.
        guard images.count > 0 || !dataSets.isEmpty || failures.isEmpty else { return }
        throw RelumeError(
            .invalidArgument,
            "--split \(split) chooses files of a CIFAR directory, and no input is one; give the directory, or leave "
                + "--split out")
    }

    private mutating func resolve(_ path: String, isOneOfSeveral: Bool) throws(RelumeError) {
        if path == "-" { return try addStandardInput() }
        guard let status = try FileSystem.status(of: path) else { throw missing(path) }
        if let dataSet = try dataSet(at: path, isDirectory: status.kind == .directory) {
            dataSets.append(dataSet)
        } else if status.kind == .directory {
            try addDirectory(path, prefix: isOneOfSeveral ? Self.name(ofDirectory: path) : "")
        } else {
            addFile(path)
        }
    }

    /// What to say of a path where nothing is: of a data set's folder, where it is to be had.
    private func missing(_ path: String) -> RelumeError {
        let named = CIFARFormat.named(afterArchiveFolder: Path.lastComponent(path))
        let format: CIFARFormat? =
            switch options.format {
            case .auto: named
            case .images: nil
            case .cifar10: .cifar10
            case .cifar100: .cifar100
            }
        guard let format, Path.extension(path) != "bin" else {
            return RelumeError(.io, "no such file or directory; check the path", path: path)
        }
        return format.missingDirectory(at: path)
    }

    /// The name that a directory's outputs go below; `.` and `..` have none of their own.
    private static func name(ofDirectory path: String) -> String {
        let name = Path.lastComponent(path)
        return [".", "..", "/"].contains(name) ? "" : name
    }

    private func dataSet(at path: String, isDirectory: Bool) throws(RelumeError) -> DataSetInput? {
        let split = options.split ?? .all
        return switch options.format {
        case .images: nil
        case .auto: try DataSetInput.detect(path, isDirectory: isDirectory, split: split)
        case .cifar10: DataSetInput(.cifar10, path, isDirectory: isDirectory, split: split)
        case .cifar100: DataSetInput(.cifar100, path, isDirectory: isDirectory, split: split)
        }
    }

    private mutating func addStandardInput() throws(RelumeError) {
        guard images.standardInputRoot == nil, options.listFile != "-" else {
            throw RelumeError(.invalidArgument, "standard input can be read once; name '-' in one place only")
        }
        images.standardInputRoot = addRoot(ImageList.Root(directory: "", prefix: ""))
        images.entries.append(.init(root: addedRoot, relativePath: ImageList.standardInput))
    }

    private mutating func addFile(_ path: String) {
        let directory = Path.directory(path)
        if images.roots.last.map({ $0.directory != directory || !$0.prefix.isEmpty }) ?? true {
            _ = addRoot(ImageList.Root(directory: directory, prefix: ""))
        }
        images.entries.append(.init(root: addedRoot, relativePath: Path.lastComponent(path)))
    }

    private mutating func addDirectory(_ path: String, prefix: String) throws(RelumeError) {
        _ = addRoot(ImageList.Root(directory: path, prefix: prefix))
        let walk = FileWalk(
            root: path, recursive: options.isRecursive, include: options.include, exclude: options.exclude,
            excludingDirectory: outputDirectory)
        let found = try walk.survey()
        failures += found.failures
        for file in found.files {
            if ImageFileName.isImage(file) || Self.startsAsImage(Path.join(path, file)) {
                images.entries.append(.init(root: addedRoot, relativePath: file))
            } else {
                ignored.append(Path.join(path, file))
            }
        }
    }

    /// Looks into a file whose name does not say what it is.
    private static func startsAsImage(_ path: String) -> Bool {
        guard let start = try? FileSystem.read(path, upTo: 16) else { return false }
        return ImageFormat.detect(start) != nil
    }

    private var addedRoot: Int32 { Int32(images.roots.count - 1) }

    private mutating func addRoot(_ root: ImageList.Root) -> Int32 {
        images.roots.append(root)
        return addedRoot
    }
}

/// What names say about content, to spare a look into every file of a large directory.
enum ImageFileName {
    static func isImage(_ path: String) -> Bool { ImageFormat.isNamed(byExtension: Path.extension(path)) }
}
