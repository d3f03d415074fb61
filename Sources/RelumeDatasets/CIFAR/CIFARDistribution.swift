import RelumeArchives
import RelumeCore
import RelumeFiles

/// An archive in which CIFAR is handed out: its files, and how to tell that it arrived whole.
///
/// Source: Krizhevsky, https://www.cs.toronto.edu/~kriz/cifar.html
struct CIFARDistribution: Sendable {
    let format: CIFARFormat
    let isPickled: Bool
    let archive: String
    let size: String
    let md5: String
    /// What it unpacks to.
    let folder: String
    private let train: [String]
    private let test: [String]
    /// Where the names of the classes stand, the superclasses' last.
    let classNames: [String]
    /// What else is in it.
    private let others: [String]

    /// The files of records of a split, in order.
    func files(_ split: DatasetSplit) -> [String] {
        switch split {
        case .train: train
        case .test: test
        case .all: train + test
        }
    }

    /// Every file in it.
    var contents: [String] { train + test + classNames + others }

    /// Those of a format, the binary one first.
    static func of(_ format: CIFARFormat) -> [CIFARDistribution] { all.filter { $0.format == format } }

    /// The one whose folder or archive has the name of `path`, else the binary one.
    static func named(_ path: String, of format: CIFARFormat) -> CIFARDistribution {
        let name = Path.lastComponent(path)
        let distributions = of(format)
        return distributions.first { [$0.folder, $0.archive].contains(name) } ?? distributions[0]
    }

    /// Those of every format.
    static let all = [
        CIFARDistribution(
            format: .cifar10, isPickled: false, archive: "cifar-10-binary.tar.gz", size: "170,052,171",
            md5: "c32a1d4ab5d03f1284b67883e8d87530", folder: "cifar-10-batches-bin",
            train: (1...5).map { "data_batch_\($0).bin" }, test: ["test_batch.bin"],
            classNames: ["batches.meta.txt"], others: ["readme.html"]),
        CIFARDistribution(
            format: .cifar10, isPickled: true, archive: "cifar-10-python.tar.gz", size: "170,498,071",
            md5: "c58f30108f718f92721af3b95e74349a", folder: "cifar-10-batches-py",
            train: (1...5).map { "data_batch_\($0)" }, test: ["test_batch"],
            classNames: ["batches.meta"], others: ["readme.html"]),
        CIFARDistribution(
            format: .cifar100, isPickled: false, archive: "cifar-100-binary.tar.gz", size: "168,513,733",
            md5: "03b5dce01913d631647c71ecec9e9cb8", folder: "cifar-100-binary",
            train: ["train.bin"], test: ["test.bin"],
            classNames: ["fine_label_names.txt", "coarse_label_names.txt"], others: []),
        CIFARDistribution(
            format: .cifar100, isPickled: true, archive: "cifar-100-python.tar.gz", size: "169,001,437",
            md5: "eb9058c3a382ffc7106e4002c42a8d85", folder: "cifar-100-python",
            train: ["train"], test: ["test"], classNames: ["meta", "meta"], others: ["file.txt~"]),
    ]
}

extension CIFARDistribution {
    /// What to do where files are missing.
    var remedy: String {
        "download \(archive) (\(size) bytes, md5 \(md5)) from https://www.cs.toronto.edu/~kriz/cifar.html, and give its "
            + "path or that of the folder it unpacks to, \(folder)"
    }

    /// The one that the file at `path` is, by its name or that of a file of records in it; nil where it is none.
    static func ofArchive(_ path: String) throws(RelumeError) -> CIFARDistribution? {
        guard try FileSystem.read(path, upTo: 2) == [0x1F, 0x8B] else { return nil }
        if let named = all.first(where: { $0.archive == Path.lastComponent(path) }) { return named }
        guard let archive = try? ArchiveReader(path: path, format: .tarGzip) else { return nil }
        // The official ones have no more members, and none as large: to pass over one, it has to be unpacked.
        for _ in 0..<10 {
            guard let member = try? archive.next(), member.size ?? 0 < 1 << 28 else { return nil }
            let name = Path.lastComponent(member.name)
            if let found = all.first(where: { member.isFile && $0.files(.all).contains(name) }) { return found }
        }
        return nil
    }
}
