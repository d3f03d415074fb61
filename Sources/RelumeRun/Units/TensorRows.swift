import RelumeCore
import RelumeTensorFiles

/// What a tensor file is made of, of one or more samples of one shape. The floats are four times as large as the samples,
/// so they are not made before it is their turn.
struct StepValues: Sendable {
    private let rendering: any Rendering
    private let names: [String]
    private let labels: [Int64]

    /// - Parameter labels: nil for a sample that has none.
    init(_ rendering: any Rendering, names: [String], labels: [Int?]) {
        self.rendering = rendering
        self.names = names
        self.labels = labels.map { Int64($0 ?? -1) }
    }

    /// The rows of the file.
    func rows(_ dataType: TensorFileOptions.DataType, _ display: DisplayMode) throws(RelumeError) -> TensorRows {
        let values: any StorableTensor & Sendable =
            switch dataType {
            case .float32: rendering.tensor()
            case .uint8: try quantized(display)
            }
        return TensorRows(values: values, names: names, labels: labels)
    }

    /// Where the display depends on the values, each sample's by its own, as picture files have it.
    private func quantized(_ display: DisplayMode) throws(RelumeError) -> Tensor<UInt8> {
        guard display == .minMax, rendering.count > 1 else { return rendering.quantizedTensor() }
        var samples: [UInt8] = []
        for index in 0..<rendering.count {
            samples += try rendering.picture(index, displayedBy: display).quantizedTensor().scalars
        }
        let form = rendering.form(.after)
        return Tensor(unchecked: [form.count, form.channels, form.height, form.width], scalars: samples)
    }
}

/// Rows of a tensor file, with what stands beside them.
struct TensorRows: Sendable {
    /// `[N, C, H, W]`.
    let values: any StorableTensor & Sendable
    /// What messages call each sample.
    let names: [String]
    /// The class of each sample, -1 where it has none.
    let labels: [Int64]
}
