import RelumeCore

/// A file of CIFAR's Python version: a pickled dictionary of labels and an array of pixels, or of the classes' names.
struct CIFARPickle {
    private let pickle: Pickle
    private let path: String

    /// Reads `bytes` of the file at `path`.
    ///
    /// - Throws: `malformedData` or `unsupported`, with the offset.
    init(_ bytes: [UInt8], of path: String) throws(RelumeError) {
        self.path = path
        do throws(RelumeError) {
            pickle = try Pickle(bytes)
        } catch {
            throw error.at(path: path)
        }
    }

    /// The format whose labels it holds; nil where that is neither.
    var format: CIFARFormat? {
        CIFARFormat.allCases.first { format in
            pickle["data"] != nil && format.labelKeys.allSatisfy { pickle[$0] != nil }
        }
    }

    /// The labels of every record, in the order of the binary record.
    func labels(_ format: CIFARFormat) throws(RelumeError) -> [UInt8] {
        var columns: [[UInt8]] = []
        for (key, limit) in zip(format.labelKeys, format.labelCounts) { columns.append(try labels(key, below: limit)) }
        guard let count = columns.first?.count, columns.allSatisfy({ $0.count == count }) else {
            throw malformed("the lists of labels differ in length: \(columns.map(\.count))")
        }
        // Nobody needs the names of the pictures, but as many as there are pictures there have to be.
        if let names = pickle["filenames"].flatMap(pickle.elements), names.count != count {
            throw malformed("'filenames' has \(names.count) names for \(count) labels")
        }
        return (0..<count).flatMap { record in columns.map { $0[record] } }
    }

    private func labels(_ key: String, below limit: Int) throws(RelumeError) -> [UInt8] {
        guard let values = pickle[key].flatMap(pickle.elements) else { throw missing(key, "a list of labels") }
        var labels: [UInt8] = []
        labels.reserveCapacity(values.count)
        for (record, value) in values.enumerated() {
            guard case .integer(let label) = value else {
                throw malformed("'\(key)' of record \(record) is no number", record: record)
            }
            guard 0..<limit ~= label else {
                throw malformed(
                    "'\(key)' of record \(record) is \(label), expected 0...\(limit - 1)", record: record)
            }
            labels.append(UInt8(label))
        }
        return labels
    }

    /// The pixels of `count` records, one after the other, and where in those bytes they begin.
    func pixels(count: Int) throws(RelumeError) -> (bytes: [UInt8], start: Int) {
        guard case .array(let place)? = pickle["data"] else { throw missing("data", "an array of pixels") }
        let array = pickle.arrays[place]
        let shape = [count, CIFARFormat.pixelSize]
        guard array.elementType == "u1", array.shape == shape else {
            throw malformed(
                "'data' is an array of type \(array.elementType) and shape \(array.shape), expected u1 and \(shape), a "
                    + "row for each label")
        }
        let (bytes, range) = try data(of: array)
        guard range.count == count * CIFARFormat.pixelSize else {
            throw malformed("'data' has \(range.count) bytes, expected \(count * CIFARFormat.pixelSize) for \(shape)")
        }
        guard array.isFortranOrder else { return (bytes, range.lowerBound) }
        // Columns one after the other: byte `position` of every record, then the next.
        let columns = Tensor(unchecked: [CIFARFormat.pixelSize, count], scalars: Array(bytes[range]))
        return (try columns.permuted([1, 0]).scalars, 0)
    }

    private func data(of array: Pickle.Array) throws(RelumeError) -> (bytes: [UInt8], range: Range<Int>) {
        switch array.data {
        case .string(let range): return (pickle.bytes, range)
        case .latin1(let range):
            let bytes = String(decoding: pickle.bytes[range], as: UTF8.self).unicodeScalars
                .map { UInt8(truncatingIfNeeded: $0.value) }
            return (bytes, bytes.indices)
        default: throw malformed("'data' is an array without bytes")
        }
    }

    /// The strings of the list under `key`.
    func names(_ key: String) throws(RelumeError) -> [String] {
        guard let values = pickle[key].flatMap(pickle.elements) else { throw missing(key, "a list of names") }
        return values.compactMap(pickle.text)
    }

    private func missing(_ key: String, _ what: String) -> RelumeError {
        let found = pickle.keys.isEmpty ? "no dictionary with keys" : pickle.keys.joined(separator: ", ")
        return malformed("the pickle has no '\(key)', \(what); it holds \(found)")
    }

    private func malformed(_ fault: String, record: Int? = nil) -> RelumeError {
        RelumeError(
            .malformedData, "\(fault); the file is damaged or not CIFAR's for Python, unpack it again", path: path,
            index: record)
    }
}

extension CIFARFormat {
    /// Where the Python version keeps the labels, in the order of the binary record.
    fileprivate var labelKeys: [String] { self == .cifar10 ? ["labels"] : ["coarse_labels", "fine_labels"] }
}
