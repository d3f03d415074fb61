public import RelumeCodecs
public import RelumeCore
import RelumeFiles
public import RelumeImages

/// A directory of images, one folder a class, as torchvision's `ImageFolder`; files are read when a batch needs them.
///
///     for try await batch in try DataLoader(ImageFolder("photos"), batchSize: 32, shuffle: true) { ... }
///
/// The folders directly below the root are the classes, sorted by the bytes of their names and numbered from 0; their
/// images may stand in folders of their own. A root without folders is one class, named as the root is.
public struct ImageFolder: EncodedDataset {
    /// The directory.
    public let root: String
    /// The class names, sorted.
    public let classes: [String]
    /// The images' paths below the root, by class, then by their bytes.
    public let files: [String]
    /// The class of each image.
    public let labels: [Int]
    private let images: ImageFiles

    /// Lists the images below `root`; hidden files are left out, links are followed, each directory once.
    ///
    /// - Parameters:
    ///   - extensions: Takes files whose names end so, in any letter case. What a file holds is told by its bytes when it is read.
    ///   - exclude: ``Glob`` patterns of paths below the root to leave out.
    /// - Throws: `io` if the root is no directory or cannot be listed; `invalidArgument` if there is no image, a class
    ///   folder holds none, or one stands beside the class folders.
    public init(
        _ root: String, extensions: [String] = ImageFormat.allFileExtensions, exclude: [String] = [],
        limits: DecodeLimits = .default, appliesOrientation: Bool = true
    ) throws(RelumeError) {
        let wanted = Set(extensions.map { $0.lowercased() })
        let found = try FileWalk(root: root, followsLinks: true, exclude: exclude).files()
            .filter { wanted.contains(Path.extension($0).lowercased()) }
        let folders = try Self.classFolders(in: root, exclude: exclude.map(Glob.init))
        let groups = try Self.groups(of: found, folders, root: root)
        self.root = root
        classes = groups.map(\.name)
        files = groups.flatMap(\.files)
        var images = ImageFiles(limits: limits, appliesOrientation: appliesOrientation)
        for file in files { images.append(file, below: root) }
        self.images = images
        labels = groups.enumerated().flatMap { label, group in group.files.map { _ in label } }
    }

    /// What a file may ask for.
    public var limits: DecodeLimits { images.limits }

    /// The number of images.
    public var count: Int { files.count }

    /// The path of an image, the root's included.
    public func name(at index: Int) -> String { images.name(at: index) }

    /// The path of an image below the root.
    public func outputPath(at index: Int) -> String { images.outputPath(at: index) }

    /// The class of an image.
    public func label(at index: Int) -> Int? { labels[index] }

    /// What the picture is, from the start of its file.
    public func header(at index: Int) throws(RelumeError) -> ImageSpec? { try images.header(at: index) }

    /// Reads the file.
    public func read(at index: Int, into buffer: inout [UInt8]) throws(RelumeError) {
        try images.read(at: index, into: &buffer)
    }

    /// What the picture is, turned where that is applied.
    public func spec(of bytes: [UInt8], at index: Int) throws(RelumeError) -> ImageSpec {
        try images.spec(of: bytes, at: index)
    }

    /// Decodes the picture.
    public func decode(_ bytes: [UInt8], at index: Int, thumbnailSide: Int?) throws(RelumeError) -> Sample {
        try images.decode(bytes, at: index, thumbnailSide: thumbnailSide)
    }

    /// Reads and decodes one image.
    ///
    /// - Throws: `io`, or what ``ImageDecoder/decode(_:limits:appliesOrientation:)`` throws; each names the path.
    public func image(at index: Int) throws(RelumeError) -> PixelImage { try sample(at: index).image }
}

extension ImageFolder {
    private static func classFolders(in root: String, exclude: [Glob]) throws(RelumeError) -> [String] {
        try FileSystem.entries(of: root).filter { $0.kind == .directory && !$0.name.hasPrefix(".") }.map(\.name)
            .filter { name in !exclude.contains { $0.matches(name) } }
    }

    /// The files of each class, classes in order.
    private static func groups(
        of files: [String], _ folders: [String], root: String
    ) throws(RelumeError) -> [(name: String, files: [String])] {
        guard !files.isEmpty else {
            throw RelumeError(.invalidArgument, "no image is below this directory; check the path", path: root)
        }
        guard !folders.isEmpty else { return [(Path.lastComponent(root), files)] }
        // By bytes: two names may be equal as strings, composed and decomposed, and yet be two folders.
        let slash = UInt8(ascii: "/")
        let byFolder = Dictionary(grouping: files) { file in
            file.utf8.contains(slash) ? Array(file.utf8.prefix { $0 != slash }) : []
        }
        if let stray = byFolder[[]]?.first {
            throw RelumeError(
                .invalidArgument, "the image stands beside the class folders; move it into one or exclude it",
                path: Path.join(root, stray))
        }
        let empty = folders.filter { byFolder[Array($0.utf8)] == nil }
        guard empty.isEmpty else {
            throw RelumeError(
                .invalidArgument,
                "no image is in the class folders \(empty.joined(separator: ", ")); fill, remove or exclude them",
                path: root)
        }
        return folders.map { ($0, byFolder[Array($0.utf8)] ?? []) }
    }
}
