import RelumeCore
import RelumeDatasets

/// How many samples of which label a data set holds, and what the first is.
package struct DataSetReport: Sendable, Encodable {
    let kind = "dataset"
    let path: String
    let samples: Int
    /// Of the first sample, or of all where they are alike.
    let width: Int?
    let height: Int?
    let channels: Int?
    let elementType: String?
    /// Whether all samples are of one shape.
    let uniform: Bool
    let labels: [LabelCount]
    private let title: String

    private enum CodingKeys: CodingKey {
        case kind, path, samples, width, height, channels, elementType, uniform, labels
    }

    init(_ input: DataSetInput, _ kind: DataSetKind) throws(RelumeError) {
        let dataset = try input.load()
        path = input.path
        title = kind.name
        samples = dataset.count
        uniform = dataset is any UniformDataset
        let spec = dataset.count > 0 ? try dataset.header(at: 0) : (dataset as? any UniformDataset)?.spec
        width = spec?.width
        height = spec?.height
        channels = spec?.channels
        elementType = spec.map { "\($0.elementType)" }
        labels = LabelCount.counts(dataset.count, classes: dataset.classes) { dataset.label(at: $0) }
    }

    var lines: [String] {
        var head = "\(path): \(title), \(samples) sample\(samples == 1 ? "" : "s")"
        if let width, let height, let channels, let elementType {
            head += uniform ? "" : ", the first"
            head += " of \(width) x \(height), \(channels) channel\(channels == 1 ? "" : "s"), \(elementType)"
        }
        return [head] + labels.compactMap(\.line)
    }
}
