public import RelumeCore
import RelumeFiles

/// The records of one or several CIFAR files, in order, in memory as bytes, every label checked.
///
/// What ``CIFAR10`` and ``CIFAR100`` are made of. 153 MB for a whole training split, which copies of the value share.
public struct CIFARRecords: Sendable {
    /// The layout of the files.
    public let format: CIFARFormat
    /// The number of records.
    public var count: Int { offsets.count }
    /// The name of each label: from the format's text file beside the first file, or the official ones.
    public let classes: [String]
    /// CIFAR-100's superclass names, found alike; empty for CIFAR-10.
    public let coarseClasses: [String]
    /// Where anything was read from: the files, and the names of the classes where they stand beside them, or the archive.
    public let sources: [String]
    private let files: [CIFARRecordFile]
    private let offsets: PartOffsets

    /// Reads the files at `paths`, each any whole number of records or a file of the Python version.
    ///
    /// - Throws: `io` if one cannot be read; `malformedData`, with file, record and byte offset, where one is empty, is
    ///   not a whole number of records, or holds a label out of range.
    public init(format: CIFARFormat, files paths: [String]) throws(RelumeError) {
        var files: [CIFARRecordFile] = []
        for path in paths { files.append(try CIFARRecordFile(path: path, format: format)) }
        try self.init(format: format, files)
    }

    /// Takes `bytes`, which were read from `path`: a pipe gives them only once.
    ///
    /// - Throws: as ``init(format:files:)``.
    public init(format: CIFARFormat, _ bytes: [UInt8], of path: String) throws(RelumeError) {
        try self.init(format: format, [try CIFARRecordFile(bytes, of: path, format: format)])
    }

    /// Reads the official files of `split` at `directory`: the folder that the binary or the Python version's archive
    /// unpacks to, a directory in which that folder is, such as torchvision's `root`, or the archive as it was downloaded.
    ///
    /// - Throws: `io` if a file is missing, naming the archive that holds it; else as ``init(format:files:)``.
    public init(format: CIFARFormat, directory: String, split: DatasetSplit) throws(RelumeError) {
        let place = try CIFARPlace.find(format, at: directory)
        let found = try place.read(split)
        var files: [CIFARRecordFile] = []
        for file in found.records { files.append(try CIFARRecordFile(file.bytes, of: file.path, format: format)) }
        try self.init(
            format: format, files, classNames: found.classNames, of: place.distribution,
            source: place.isArchive ? place.path : nil)
    }

    /// Takes files that were read; the names of the classes are looked for beside the first.
    private init(format: CIFARFormat, _ files: [CIFARRecordFile]) throws(RelumeError) {
        let isPickled = files.first?.isPickled == true
        let distributions = CIFARDistribution.of(format)
        let distribution = distributions.first { $0.isPickled == isPickled } ?? distributions[0]
        let place = CIFARPlace(
            distribution: distribution, path: files.first.map { Path.directory($0.path) } ?? "", isArchive: false)
        let names = try place.read(named: files.isEmpty ? [] : Set(distribution.classNames))
        try self.init(format: format, files, classNames: names, of: distribution, source: nil)
    }

    /// - Parameter source: The one file that everything was read from, where that is so.
    private init(
        format: CIFARFormat, _ files: [CIFARRecordFile], classNames: [String: CIFARFile],
        of distribution: CIFARDistribution,
        source: String?
    ) throws(RelumeError) {
        self.format = format
        self.files = files
        offsets = PartOffsets(files.map(\.count))
        var names: [[String]] = []
        for (list, file) in zip(CIFARClassNames.of(format), distribution.classNames) {
            names.append(try list.names(in: classNames[file]))
        }
        classes = names[0]
        coarseClasses = format == .cifar100 ? names[1] : []
        sources = source.map { [$0] } ?? files.map(\.path) + classNames.values.map(\.path).sorted()
    }

    /// The files, in order; of an archive, its path with the members' names behind it.
    public var paths: [String] { files.map(\.path) }

    /// The label of a record: CIFAR-10's class, CIFAR-100's fine class.
    public func label(at index: Int) -> Int {
        let (file, record) = locate(index)
        return file.label(record, format.labelSize - 1)
    }

    /// CIFAR-100's superclass of a record, nil for CIFAR-10.
    public func coarseLabel(at index: Int) -> Int? {
        guard format == .cifar100 else { return nil }
        let (file, record) = locate(index)
        return file.label(record, 0)
    }

    /// The records at `indices` as one batch, images `[N, 3, 32, 32]` of bytes.
    ///
    /// - Complexity: O(indices); nothing is converted.
    public func batch(at indices: some Collection<Int>) -> LabeledBatch {
        var pixels: [UInt8] = []
        pixels.reserveCapacity(indices.count * CIFARFormat.pixelSize)
        for index in indices {
            let (file, record) = locate(index)
            pixels.append(contentsOf: file.pixels(record))
        }
        return LabeledBatch(
            images: ImageBatch(unchecked: .uint8(Tensor(unchecked: [indices.count, 3, 32, 32], scalars: pixels))),
            labels: indices.map(label(at:)),
            coarseLabels: format == .cifar100 ? indices.compactMap(coarseLabel(at:)) : nil,
            indices: Array(indices))
    }

    /// The records in batches, as a random-access collection: any batch can be made alone, from any thread.
    ///
    /// - Parameters:
    ///   - batchSize: Images a batch.
    ///   - dropLast: Whether a last batch with fewer images is left out.
    ///   - seed: Shuffles with ``SplitMix64``, the same order for the same seed on every system; nil keeps file order.
    ///   - limit: Takes only so many images, the first ones of the order.
    /// - Throws: `invalidArgument` for a batch size below 1 and a negative limit.
    public func batches(
        of batchSize: Int, dropLast: Bool = false, shuffle seed: UInt64? = nil, limit: Int? = nil
    ) throws(RelumeError) -> CIFARBatches {
        try BatchSampler.check(batchSize: batchSize, limit: limit)
        return CIFARBatches(
            records: self,
            sampler: BatchSampler(count: count, batchSize: batchSize, dropLast: dropLast, shuffle: seed, limit: limit))
    }

    /// The path of the file that a record stands in, and its number there, counted from 0.
    public func location(of index: Int) -> (path: String, record: Int) {
        let (file, record) = locate(index)
        return (file.path, record)
    }

    private func locate(_ index: Int) -> (CIFARRecordFile, record: Int) {
        let (file, record) = offsets.locate(index)
        return (files[file], record)
    }
}

/// Batches of CIFAR records; making one copies its pixels and nothing else.
///
/// Made by ``CIFARRecords/batches(of:dropLast:shuffle:limit:)``.
public struct CIFARBatches: RandomAccessCollection, Sendable {
    let records: CIFARRecords
    let sampler: BatchSampler

    /// 0.
    public var startIndex: Int { 0 }
    /// The number of batches.
    public var endIndex: Int { sampler.batchCount }

    /// The indices of the records in the batch at `position`.
    public func indices(ofBatch position: Int) -> [Int] { sampler.indices(ofBatch: position) }

    /// The batch at `position`, counted from 0.
    ///
    /// - Complexity: O(images in the batch).
    public subscript(position: Int) -> LabeledBatch {
        records.batch(at: indices(ofBatch: position))
    }
}
