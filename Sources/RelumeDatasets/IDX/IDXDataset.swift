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
