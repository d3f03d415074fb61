import RelumeCore
import RelumeDatasets

/// How many records of which label a CIFAR file holds.
package struct CIFARReport: Sendable, Encodable {
    let kind: String
    let path: String
    let records: Int
    /// The bytes of a record; nil for a file of the Python version, which has none.
    let recordSize: Int?
    let labels: [LabelCount]
    private let title: String

    init(_ format: CIFARFormat, _ bytes: [UInt8], path: String) throws(RelumeError) {
        let records = try CIFARRecords(format: format, bytes, of: path)
        kind = format.rawValue
        title = format.name
        self.path = path
        self.records = records.count
        recordSize = bytes.count == records.count * format.recordSize ? format.recordSize : nil
        labels = LabelCount.counts(records.count, classes: records.classes) { records.label(at: $0) }
    }

    private enum CodingKeys: String, CodingKey {
        case kind, path, records, recordSize, labels
    }

    var lines: [String] {
        let form = recordSize.map { "of \($0) bytes" } ?? "in a pickle"
        let head = "\(path): \(title), \(records) records \(form)"
        return [head] + labels.compactMap(\.line)
    }
}
