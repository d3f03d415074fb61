import RelumeCore
import RelumeDatasets

/// How many records of which label a CIFAR file holds.
package struct CIFARReport: Sendable, Encodable {
    /// A label and how often it occurs.
    struct Label: Sendable, Encodable {
        let label: Int
        let name: String
        let count: Int
    }

    let kind: String
    let path: String
    let records: Int
    /// The bytes of a record; nil for a file of the Python version, which has none.
    let recordSize: Int?
    let labels: [Label]
    private let title: String

    init(_ format: CIFARFormat, _ bytes: [UInt8], path: String) throws(RelumeError) {
        let records = try CIFARRecords(format: format, bytes, of: path)
        var counts = [Int](repeating: 0, count: records.classes.count)
        for index in 0..<records.count { counts[records.label(at: index)] += 1 }
        kind = format.rawValue
        title = format.name
        self.path = path
        self.records = records.count
        recordSize = bytes.count == records.count * format.recordSize ? format.recordSize : nil
        labels = zip(records.classes, counts).enumerated()
            .map { Label(label: $0.offset, name: $0.element.0, count: $0.element.1) }
    }

    private enum CodingKeys: String, CodingKey {
        case kind, path, records, recordSize, labels
    }

    var lines: [String] {
        let form = recordSize.map { "of \($0) bytes" } ?? "in a pickle"
        let head = "\(path): \(title), \(records) records \(form)"
        return [head] + labels.filter { $0.count > 0 }.map { "  \($0.label) \($0.name): \($0.count)" }
    }
}
