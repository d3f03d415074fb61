import RelumeCore
import RelumeFiles

/// A data set that is handed out as four IDX files: where torchvision keeps it, where it is to be had, what its labels mean.
///
/// Source: LeCun, http://yann.lecun.com/exdb/mnist/; Xiao, Rasul, Vollgraf 2017, arXiv 1708.07747
struct IDXCollection: Sendable {
    /// The folder below torchvision's `root`, in which `raw` holds the files.
    let folder: String
    let url: String
    /// The sums of the compressed files, in the order of ``IDXPlace/stems``.
    let md5: [String]
    let classes: [String]

    static let mnist = IDXCollection(
        folder: "MNIST", url: "https://ossci-datasets.s3.amazonaws.com/mnist/",
        md5: [
            "f68b3c2dcbeaaa9fbdd348bbdeb94873", "d53e105ee54ea40749a09fcbcd1e9432", "9fb629c4189551a2d022fa330f9573f3",
            "ec29112dd5afa0611ce80d1b7f02629c",
        ],
        classes: [
            "0 - zero", "1 - one", "2 - two", "3 - three", "4 - four", "5 - five", "6 - six", "7 - seven", "8 - eight",
            "9 - nine",
        ])

    static let fashionMNIST = IDXCollection(
        folder: "FashionMNIST", url: "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
        md5: [
            "8d4fb7e6c68d591d4c3dfef9ec88bf0d", "25c81989df183df01b3e8a0aad5dffbe", "bef4ecab320f06d8554ea6380940ec79",
            "bb300cfdad3c16e7a12a480ee83cd310",
        ],
        classes: [
            "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot",
        ])

    /// What to do where the file `stem` is missing.
    func remedy(_ stem: String) -> String {
        let sum = IDXPlace.stems.firstIndex(of: stem).map { ", md5 \(md5[$0])" } ?? ""
        return "download \(stem).gz\(sum) from \(url) and give the path of its folder"
    }
}

/// The official IDX files in a directory.
struct IDXPlace {
    /// The official names: pictures and labels of the training images, then of the test images.
    static let stems = [
        "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte",
    ]

    /// The directory that holds them: the one at `path`, `raw` in it, or where torchvision's `root` keeps `collection`.
    static func directory(_ path: String, _ collection: IDXCollection?) throws(RelumeError) -> String {
        for below in ["", "raw"] + (collection.map { ["\($0.folder)/raw"] } ?? []) {
            let directory = Path.join(path, below)
            for stem in stems where try file(stem, in: directory) != nil { return directory }
        }
        return path
    }

    /// The path of a file of one of the spellings that an official name has, or nil.
    static func file(_ stem: String, in directory: String) throws(RelumeError) -> String? {
        // Some unpackers and collections write the first hyphen before `idx` as a dot.
        let dotted = stem.replacing("-idx", with: ".idx")
        for name in [stem, dotted, stem + ".gz", dotted + ".gz"] {
            let path = Path.join(directory, name)
            if try FileSystem.status(of: path)?.kind == .file { return path }
        }
        return nil
    }

    /// The labels that stand beside the pictures at `path`, or nil.
    static func labels(beside path: String) throws(RelumeError) -> String? {
        var name = Path.lastComponent(path)
        if Path.extension(name) == "gz" { name = Path.stem(name) }
        let stem = name.replacing(".idx", with: "-idx").replacing("images", with: "labels")
            .replacing("idx3", with: "idx1")
        return stem == name ? nil : try file(stem, in: Path.directory(path))
    }

    /// The pictures and labels of a split, in order: all of them, or of ``DatasetSplit/all`` those that are there.
    static func pairs(
        _ split: DatasetSplit, at path: String, _ collection: IDXCollection?
    ) throws(RelumeError) -> [(images: String, labels: String)] {
        guard try FileSystem.status(of: path) != nil else {
            throw missing(split == .test ? stems[2] : stems[0], "there is no such directory", path, collection)
        }
        let directory = try directory(path, collection)
        var pairs: [(images: String, labels: String)] = []
        for (part, first) in [(DatasetSplit.train, 0), (.test, 2)] where split == .all || split == part {
            let names = (stems[first], stems[first + 1])
            let images = try file(names.0, in: directory)
            let labels = try file(names.1, in: directory)
            switch (images, labels) {
            case (let images?, let labels?): pairs.append((images, labels))
            case (nil, nil) where split == .all: continue
            default:
                let name = images == nil ? names.0 : names.1
                throw missing(name, "\(name) is missing here", directory, collection)
            }
        }
        guard !pairs.isEmpty else { throw missing(stems[0], "\(stems[0]) is missing here", directory, collection) }
        return pairs
    }

    private static func missing(
        _ stem: String, _ fault: String, _ path: String, _ collection: IDXCollection?
    ) -> RelumeError {
        let remedy = collection?.remedy(stem) ?? "give the folder that holds \(stem) or \(stem).gz"
        return RelumeError(.io, "\(fault); \(remedy)", path: path)
    }
}
