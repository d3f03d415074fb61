public import RelumeCore
import RelumeFiles

/// The pictures of one or several IDX files, all of one size, in memory as bytes, with their labels.
///
/// What ``IDX``, ``MNIST`` and ``FashionMNIST`` are made of.
public struct IDXRecords: Sendable {
    /// A file of pictures and that of their labels.
    private struct Part {
        let images: IDXFile
        let labels: IDXFile?

        /// - Throws: `malformedData` where there are not as many labels as pictures.
        init(images path: String, labels: String?) throws(RelumeError) {
            images = try IDXFile(path: path, rank: 3)
            self.labels = try labels.map { path throws(RelumeError) in try IDXFile(path: path, rank: 1) }
            guard let found = self.labels, found.shape[0] != images.shape[0] else { return }
            throw RelumeError(
                .malformedData,
                "the file has \(found.shape[0]) labels, and \(path) has \(images.shape[0]) pictures; give the files that "
                    + "belong together",
                path: found.path)
        }
    }

    /// What every picture is: gray, of 8 bits.
    public let spec: ImageSpec
    /// The name of each label; empty where there are none.
    public let classes: [String]
    private let parts: [Part]
    private let offsets: PartOffsets

    /// The number of pictures.
    public var count: Int { offsets.count }

    /// Where anything was read from.
    public var sources: [String] { parts.flatMap { [$0.images.path] + ($0.labels.map { [$0.path] } ?? []) } }

    /// Reads files of pictures, each with one of labels or none.
    ///
    /// - Parameter classes: The names of the labels; nil for their numbers.
    init(_ pairs: [(images: String, labels: String?)], classes: [String]?) throws(RelumeError) {
        var parts: [Part] = []
        for pair in pairs { parts.append(try Part(images: pair.images, labels: pair.labels)) }
        let shape = parts.first?.images.shape ?? [0, 1, 1]
        if let other = parts.first(where: { $0.images.shape[1...] != shape[1...] }) {
            throw RelumeError(
                .malformedData,
                "the pictures are \(other.images.shape[1]) x \(other.images.shape[2]), and those of "
                    + "\(parts[0].images.path) are \(shape[1]) x \(shape[2]); read them one by one",
                path: other.images.path)
        }
        self.parts = parts
        offsets = PartOffsets(parts.map(\.images.shape[0]))
        spec = ImageSpec(height: shape[1], width: shape[2], channels: 1)
        let greatest = parts.compactMap { $0.labels.map { $0.bytes[$0.start...].max() ?? 0 } }.max()
        self.classes = greatest.map { greatest in classes ?? (0...Int(greatest)).map(String.init) } ?? []
        try checkLabels()
    }

    private func checkLabels() throws(RelumeError) {
        for labels in parts.compactMap(\.labels) {
            guard let offset = labels.bytes[labels.start...].firstIndex(where: { $0 >= classes.count }) else {
                continue
            }
            throw RelumeError(
                .malformedData,
                "the label is \(labels.bytes[offset]), expected 0...\(classes.count - 1); the file is damaged or of "
                    + "another data set: read it with IDX(images:labels:)",
                path: labels.path, index: offset - labels.start, byteOffset: offset)
        }
    }

    /// The label of a picture; nil where there are none.
    public func label(at index: Int) -> Int? {
        let (part, record) = offsets.locate(index)
        return parts[part].labels.map { Int($0.bytes[$0.start + record]) }
    }

    /// The path of the file that a picture stands in, and its number there, counted from 0.
    public func location(of index: Int) -> (path: String, record: Int) {
        let (part, record) = offsets.locate(index)
        return (parts[part].images.path, record)
    }

    /// The pictures at `indices` as one batch `[N, 1, H, W]` of bytes; `labels` is empty where there are none.
    public func batch(at indices: [Int]) -> LabeledBatch {
        var pixels: [UInt8] = []
        pixels.reserveCapacity(indices.count * spec.count)
        for index in indices {
            let (part, record) = offsets.locate(index)
            let images = parts[part].images
            let start = images.start + record * spec.count
            pixels.append(contentsOf: images.bytes[start..<start + spec.count])
        }
        return LabeledBatch(
            images: ImageBatch(
                unchecked:
                    .uint8(Tensor(unchecked: [indices.count, 1, spec.height, spec.width], scalars: pixels))),
            labels: indices.compactMap(label(at:)), indices: indices)
    }
}
