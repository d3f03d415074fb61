import RelumeCore

/// A display map applied to a batch's planes, down to 8 bit as PyTorch's writer rounds.
struct ByteDisplay {
    private let display: DisplayMap
    private let colorChannels: Int
    private let channels: Int

    /// - Throws: `invalidArgument` for a map that does not fit the batch.
    init(_ display: DisplayMap, batch: ImageBatch) throws(RelumeError) {
        if case .minMax = display {
            throw RelumeError(
                .invalidArgument,
                "the display minmax needs the range of before and after together; give its resolved(least:greatest:)")
        }
        if case .denormalize(let normalization) = display, let channels = normalization.channels,
            channels != batch.colorChannels
        {
            throw RelumeError(
                .invalidArgument,
                "the display denormalizes \(channels) channels, the images have \(batch.colorChannels); "
                    + "give a mean and a deviation for each channel, or one for all")
        }
        self.display = display
        colorChannels = batch.colorChannels
        channels = batch.channels
    }

    /// Whether 8-bit samples stay what they are.
    var keepsBytes: Bool { display == .unit }

    /// The first samples of `input`, planes in C order, as 8-bit samples of `shape`.
    func convert<Scalar>(
        _ input: Span<Scalar>, to shape: TensorShape, _ value: (Scalar) -> Float
    ) -> Tensor<UInt8> {
        let plane = shape[2] * shape[3]
        return Tensor(shape: shape) { output in
            for start in stride(from: 0, to: shape.count, by: plane) {
                let channel = start / plane % channels
                let map = channel < colorChannels ? display.forChannel(channel) : .unit
                for index in start..<start + plane {
                    output.append(Rounding.truncating.sample(map(value(input[index])), as: UInt8.self))
                }
            }
        }
    }
}
