public import RelumeCore
import RelumeFiles

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

    /// What to say of a directory that is not there but named as torchvision names one of these; nil for another name.
    package static func missing(at path: String) -> RelumeError? {
        let collections = [IDXCollection.mnist, .fashionMNIST]
        return collections.first { $0.folder == Path.lastComponent(path) }.map { collection in
            RelumeError(
                .io, "there is no such directory; \(collection.remedy(IDXPlace.stems[0]))", path: path)
        }
    }
}
