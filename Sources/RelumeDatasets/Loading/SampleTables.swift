import RelumeCore
import RelumeImages
import RelumeKernels
import RelumePipeline

/// What an elementwise pipeline makes of every integer that a sample can be, channel by channel.
struct SampleTables {
    private let channels: Int
    private let levels: Int
    /// At `channel * levels + sample`.
    private let entries: [Float]
    /// Whether all channels have the same table, so that all planes are one.
    private let isUniform: Bool

    /// The tables of `pipeline` for pictures like `spec`; alpha is only divided by its maximum.
    ///
    /// - Throws: `invalidArgument` where the pipeline does not fit.
    init(_ pipeline: Pipeline, for spec: ImageSpec) throws(RelumeError) {
        let levels = spec.elementType == .uint8 ? 256 : 65536
        var tables = try pipeline.table(levels: levels, colorChannels: spec.colorChannels).after
        if spec.hasAlpha { tables.append((0..<levels).map { Float($0) / Float(levels - 1) }) }
        channels = spec.channels
        self.levels = levels
        entries = tables.flatMap(\.self)
        isUniform = tables.allSatisfy { $0 == tables[0] }
    }

    /// Appends the floats of a picture, channel by channel.
    func append(_ picture: LoadedPicture, to output: inout OutputSpan<Float>) {
        switch picture {
        case .pixels(let image):
            switch image.samples {
            case .uint8(let tensor):
                LevelKernels.lookUp(
                    tensor.scalars.span, channels: channels, tables: entries.span, appendingTo: &output)
            case .uint16(let tensor): lookUp(tensor.scalars.span, channels: channels, in: entries.span, &output)
            }
        case .planes(let batch):
            switch batch.samples {
            case .uint8(let tensor):
                forEachPlane(of: tensor) { plane, table in
                    LevelKernels.lookUp(plane, channels: 1, tables: table, appendingTo: &output)
                }
            case .uint16(let tensor):
                forEachPlane(of: tensor) { plane, table in lookUp(plane, channels: 1, in: table, &output) }
            case .float32: preconditionFailure("tables are for integers")
            }
        }
    }

    /// Lends the planes of a batch, one after the other, each with its table.
    private func forEachPlane<Sample>(of tensor: Tensor<Sample>, _ body: (Span<Sample>, Span<Float>) -> Void) {
        let samples = tensor.scalars.span
        guard !isUniform else { return body(samples, entries.span.extracting(..<levels)) }
        let size = tensor.shape[2] * tensor.shape[3]
        for number in 0..<tensor.shape[0] * channels {
            let first = number % channels * levels
            body(
                samples.extracting(number * size..<(number + 1) * size),
                entries.span.extracting(first..<first + levels))
        }
    }

    private func lookUp(
        _ samples: Span<UInt16>, channels: Int, in tables: Span<Float>, _ output: inout OutputSpan<Float>
    ) {
        output.appendPlanes(of: samples, channels: channels) { channel, sample in
            tables[channel * levels + Int(sample)]
        }
    }
}
