public import RelumeCore
import RelumeFiles
import RelumeImages

/// What ``IDX``, ``MNIST`` and ``FashionMNIST`` have in common: checked records, read in batches.
public protocol IDXDataset: UniformDataset {
    /// The pictures and labels, in the order of the files.
    var records: IDXRecords { get }
}

extension IDXDataset {
    /// The number of images.
    public var count: Int { records.count }

    /// The name of each label; empty where there are none.
    public var classes: [String] { records.classes }

    /// What every image is: gray, of 8 bits.
    public var spec: ImageSpec { records.spec }

    /// The file and the picture's place in it, counted from 0.
    public func name(at index: Int) -> String {
        let (file, record) = records.location(of: index)
        return "\(file) record \(record)"
    }

    /// The file that an image stands in.
    public func path(at index: Int) -> String { records.location(of: index).path }

    /// Where pictures and labels were read from.
    public var sourceFiles: [String] { records.sources }

    /// The label of an image; nil where there are none.
    public func label(at index: Int) -> Int? { records.label(at: index) }

    /// The file's name and the picture's place in it: `t10k-images-idx3-ubyte/000007`, compressed or not.
    public func outputPath(at index: Int) -> String {
        let (file, record) = records.location(of: index)
        let name = Path.extension(file) == "gz" ? Path.stem(file) : Path.lastComponent(file)
        return Path.join(name, PartOffsets.text(ofRecord: record))
    }

    /// The images at `indices` as one batch; `labels` is empty where there are none.
    public func batch(at indices: [Int]) -> LabeledBatch { records.batch(at: indices) }
}

/// Gray pictures from IDX files, the form of MNIST and its kin, compressed by gzip or not.
///
/// Everything is read and checked when the value is made, so a loop over the batches cannot fail.
public struct IDX: IDXDataset {
    /// The pictures and labels, in the order of the files.
    public let records: IDXRecords

    /// Reads a file of pictures, and one of labels where there is one.
    ///
    /// - Throws: `io` if one cannot be read; `malformedData`, with the offset, where a header is not that of pictures or
    ///   labels, a file is shorter or longer than it says, or there are not as many labels as pictures; `unsupported`
    ///   for values that are not bytes.
    public init(images: String, labels: String? = nil) throws(RelumeError) {
        records = try IDXRecords([(images, labels)], classes: nil)
    }

    /// Reads a split from files of the official names, `train-images-idx3-ubyte` and so on, in `directory` or its `raw`.
    ///
    /// - Throws: as ``init(images:labels:)``, and `io` where a file is missing.
    public init(directory: String, split: DatasetSplit) throws(RelumeError) {
        records = try IDXRecords(IDXPlace.pairs(split, at: directory, nil).map { ($0, $1) }, classes: nil)
    }
}

extension IDX {
    /// The folders of MNIST and its kin below a directory of data sets, such as torchvision's `root`, or their own.
    package static let places = [IDXCollection.mnist, .fashionMNIST].map { "\($0.folder)/raw" } + ["raw"]

    /// Whether the file at `path` is one of pictures, compressed or not.
    package static func holdsPictures(_ path: String) throws(RelumeError) -> Bool { try IDXFile.holdsPictures(path) }

    /// Whether files of the official names are in `directory`, and the first of pictures begins as one.
    package static func isDirectory(_ directory: String) throws(RelumeError) -> Bool {
        for stem in IDXPlace.stems where stem.contains("images") {
            if let file = try IDXPlace.file(stem, in: directory) { return try IDXFile.holdsPictures(file) }
        }
        return false
    }

    /// The files of a split in `directory`.
    package static func files(in directory: String, split: DatasetSplit) throws(RelumeError) -> [String] {
        try IDXPlace.pairs(split, at: directory, nil).flatMap { [$0.images, $0.labels] }
    }

    /// The file of labels beside the pictures at `path`, or nil.
    package static func labels(beside path: String) throws(RelumeError) -> String? {
        try IDXPlace.labels(beside: path)
    }
}

/// MNIST: 28 x 28 gray images of handwritten digits.
public struct MNIST: IDXDataset {
    /// The pictures and labels, in the order of the files.
    public let records: IDXRecords

    /// Reads a split from `directory`: the folder of the four files, compressed or not, or torchvision's `root`, which
    /// keeps them in `MNIST/raw`.
    ///
    /// - Throws: as ``IDX/init(images:labels:)``; `io` where a file is missing, saying where to get it; `malformedData` for
    ///   a label that is no class.
    public init(directory: String, split: DatasetSplit) throws(RelumeError) {
        records = try IDXRecords(.mnist, directory, split)
    }
}

/// Fashion-MNIST: 28 x 28 gray images of ten kinds of clothes.
public struct FashionMNIST: IDXDataset {
    /// The pictures and labels, in the order of the files.
    public let records: IDXRecords

    /// Reads a split from `directory`: the folder of the four files, compressed or not, or torchvision's `root`, which
    /// keeps them in `FashionMNIST/raw`.
    ///
    /// - Throws: as ``MNIST/init(directory:split:)``.
    public init(directory: String, split: DatasetSplit) throws(RelumeError) {
        records = try IDXRecords(.fashionMNIST, directory, split)
    }
}

extension IDXRecords {
    fileprivate init(_ collection: IDXCollection, _ directory: String, _ split: DatasetSplit) throws(RelumeError) {
        try self.init(
            IDXPlace.pairs(split, at: directory, collection).map { ($0, $1) }, classes: collection.classes)
    }
}
