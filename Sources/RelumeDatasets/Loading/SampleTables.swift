import RelumeCore
import RelumeImages
import RelumePipeline

/// What an elementwise pipeline makes of every integer that a sample can be, channel by channel.
struct SampleTables {
    private let channels: Int
    private let levels: Int
    /// At `channel * levels + sample`.
    private let entries: [Float]

    /// The tables of `pipeline` for pictures like `spec`; alpha is only divided by its maximum.
    ///
    /// - Throws: `invalidArgument` where the pipeline does not fit.
    init(_ pipeline: Pipeline, for spec: ImageSpec) throws(RelumeError) {
        let levels = spec.elementType == .uint8 ? 256 : 65536
        var entries = try pipeline.table(levels: levels, colorChannels: spec.colorChannels).after.flatMap(\.self)
        if spec.hasAlpha { entries += (0..<levels).map { Float($0) / Float(levels - 1) } }
        channels = spec.channels
        self.levels = levels
        self.entries = entries
    }

    /// Appends the floats of a picture, channel by channel.
    func append(_ picture: LoadedPicture, to output: inout OutputSpan<Float>) {
        switch picture {
        case .pixels(let image):
            switch image.samples {
            case .uint8(let tensor): lookUp(tensor.scalars.span, ofChannels: channels, from: 0, appendingTo: &output)
            case .uint16(let tensor): lookUp(tensor.scalars.span, ofChannels: channels, from: 0, appendingTo: &output)
            }
        case .planes(let batch):
            switch batch.samples {
            case .uint8(let tensor): append(planes: tensor, to: &output)
            case .uint16(let tensor): append(planes: tensor, to: &output)
            case .float32: preconditionFailure("tables are for integers")
            }
        }
    }

    /// Appends the floats of pictures whose channels come first.
    private func append(planes tensor: Tensor<some PixelSample>, to output: inout OutputSpan<Float>) {
        let samples = tensor.scalars.span
        let plane = tensor.shape[2] * tensor.shape[3]
        for number in 0..<tensor.shape[0] * channels {
            let run = samples.extracting(number * plane..<(number + 1) * plane)
            lookUp(run, ofChannels: 1, from: number % channels, appendingTo: &output)
        }
    }

    @inline(__always)
    private func lookUp<Sample: PixelSample>(
        _ samples: Span<Sample>, ofChannels channels: Int, from first: Int, appendingTo output: inout OutputSpan<Float>
    ) {
        let entries = entries.span
        output.appendPlanes(of: samples, channels: channels) { channel, sample in
            entries[(first + channel) * levels + Int(sample)]
        }
    }
}
