/// The two layouts of CIFAR's binary files: records of label bytes followed by 1024 red, 1024 green, 1024 blue bytes.
///
/// Source: Krizhevsky, https://www.cs.toronto.edu/~kriz/cifar.html
public enum CIFARFormat: String, CaseIterable, Sendable {
    /// 3073 bytes a record: a label 0...9, then the pixels.
    case cifar10
    /// 3074 bytes a record: a coarse label 0...19, a fine label 0...99, then the pixels.
    case cifar100

    /// How people write it.
    public var name: String { self == .cifar10 ? "CIFAR-10" : "CIFAR-100" }

    /// The bytes before a record's pixels.
    public var labelSize: Int { self == .cifar10 ? 1 : 2 }
    /// The bytes of a record's pixels, `[3, 32, 32]`.
    public static let pixelSize = 3 * 32 * 32
    /// The bytes of a record.
    public var recordSize: Int { labelSize + Self.pixelSize }

    /// How many values each label byte may have, in their order in the record.
    var labelCounts: [Int] { self == .cifar10 ? [10] : [20, 100] }

    /// The official files of a split, in order.
    public func fileNames(_ split: DatasetSplit) -> [String] {
        switch (self, split) {
        case (_, .all): fileNames(.train) + fileNames(.test)
        case (.cifar10, .train): (1...5).map { "data_batch_\($0).bin" }
        case (.cifar10, .test): ["test_batch.bin"]
        case (.cifar100, .train): ["train.bin"]
        case (.cifar100, .test): ["test.bin"]
        }
    }

    /// What the archive holds beside the records.
    var companionNames: [String] {
        switch self {
        case .cifar10: ["batches.meta.txt", "readme.html"]
        case .cifar100: ["coarse_label_names.txt", "fine_label_names.txt"]
        }
    }

    /// The format whose archive unpacks to a folder of this name, `cifar-10-batches-bin` or `cifar-100-binary`.
    public static func named(afterArchiveFolder name: String) -> CIFARFormat? {
        allCases.first { $0.archive.folder == name }
    }

    /// The official archive and how to tell that it arrived whole.
    var archive: (name: String, size: String, md5: String, folder: String) {
        switch self {
        case .cifar10:
            ("cifar-10-binary.tar.gz", "170,052,171", "c32a1d4ab5d03f1284b67883e8d87530", "cifar-10-batches-bin")
        case .cifar100:
            ("cifar-100-binary.tar.gz", "168,513,733", "03b5dce01913d631647c71ecec9e9cb8", "cifar-100-binary")
        }
    }
}
