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

    /// The official files of a split in the binary version, in order.
    public func fileNames(_ split: DatasetSplit) -> [String] { CIFARDistribution.of(self)[0].files(split) }
}
