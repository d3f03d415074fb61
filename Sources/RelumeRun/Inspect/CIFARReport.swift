import RelumeCore
import RelumeDatasets

/// How many records of which label a CIFAR file holds.
public struct CIFARReport: Sendable, Encodable {
    /// A label and how often it occurs.
    struct Label: Sendable, Encodable {
        let label: Int
        let name: String
        let count: Int
    }

    let kind: String
    let path: String
    let records: Int
    let recordSize: Int
    let labels: [Label]
    private let title: String

    init(_ format: CIFARFormat, path: String) throws(RelumeError) {
        let dataSet: any CIFARDataset =
            switch format {
            case .cifar10: try CIFAR10(file: path)
            case .cifar100: try CIFAR100(file: path)
            }
        var counts = [Int](repeating: 0, count: dataSet.classes.count)
        for label in dataSet.labels { counts[label] += 1 }
        kind = format.rawValue
        title = format.name
        self.path = path
        records = dataSet.count
        recordSize = format.recordSize
        labels = zip(dataSet.classes, counts).enumerated()
            .map { Label(label: $0.offset, name: $0.element.0, count: $0.element.1) }
    }

    private enum CodingKeys: String, CodingKey {
        case kind, path, records, recordSize, labels
    }

    var lines: [String] {
        let head = "\(path): \(title), \(records) records of \(recordSize) bytes"
        return [head] + labels.filter { $0.count > 0 }.map { "  \($0.label) \($0.name): \($0.count)" }
    }
}
