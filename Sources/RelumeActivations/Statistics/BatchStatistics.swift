public import RelumeCore
import RelumeKernels
public import RelumeParallel
import Synchronization

/// The distribution of the values of a batch or tensor in each channel; alpha is left out.
///
/// Batches and whole statistics are added in any order, on any number of threads, with the same result to the bit.
public struct BatchStatistics: Hashable, Sendable {
    /// A value is saturated where the absolute derivative is below this.
    public let saturationThreshold: Float
    /// The distribution in each color channel.
    public private(set) var channels: [ValueDistribution] = []

    /// Makes statistics of nothing.
    public init(saturationThreshold: Float = 0.01) {
        self.saturationThreshold = saturationThreshold
    }

    /// Makes statistics of one batch; see ``add(_:derivatives:jobs:)``.
    ///
    /// - Throws: `invalidArgument` where the derivatives have another shape.
    public init(
        of batch: ImageBatch, derivatives: ImageBatch? = nil, saturationThreshold: Float = 0.01,
        jobs: Int = Parallel.usableCores
    ) throws(RelumeError) {
        self.init(saturationThreshold: saturationThreshold)
        try add(batch, derivatives: derivatives, jobs: jobs)
    }

    /// Makes statistics of a tensor of any shape; see ``add(_:derivatives:jobs:)``.
    ///
    /// - Throws: `invalidArgument` where the derivatives have another shape.
    public init(
        of tensor: Tensor<Float>, derivatives: Tensor<Float>? = nil, saturationThreshold: Float = 0.01,
        jobs: Int = Parallel.usableCores
    ) throws(RelumeError) {
        self.init(saturationThreshold: saturationThreshold)
        try add(tensor, derivatives: derivatives, jobs: jobs)
    }

    /// All channels together.
    public var overall: ValueDistribution {
        channels.reduce(into: ValueDistribution()) { $0.add($1) }
    }

    /// The channels in which every value is 0: nothing passes.
    public var deadChannels: [Int] {
        channels.indices.filter { channels[$0].count > 0 && channels[$0].zeros == channels[$0].count }
    }

    /// Adds the color values of `batch`. `derivatives`, where known, has the derivative at each of them and its shape.
    ///
    /// - Throws: `invalidArgument` where the derivatives have another shape.
    /// - Complexity: O(values); integers are counted first, so each of their values is looked at once a channel.
    public mutating func add(
        _ batch: ImageBatch, derivatives: ImageBatch? = nil, jobs: Int = Parallel.usableCores
    ) throws(RelumeError) {
        try derivatives?.shape.require(batch.shape, for: "the derivative")
        add(PlaneValues(batch, derivatives), PlaneLayout(batch: batch.shape), batch.colorChannels, batch.count, jobs)
    }

    /// Adds the values of a tensor of any shape. `derivatives`, where known, has the derivative at each of them.
    ///
    /// Channels are axis 1 of rank 2, 4 and more and axis 0 of rank 3; a row of values is one channel. Each takes some 6 KB.
    /// - Throws: `invalidArgument` where the derivatives have another shape.
    public mutating func add(
        _ tensor: Tensor<Float>, derivatives: Tensor<Float>? = nil, jobs: Int = Parallel.usableCores
    ) throws(RelumeError) {
        try derivatives?.shape.require(tensor.shape, for: "the derivative")
        let layout = PlaneLayout(tensor.shape, channelAxis: tensor.shape.rank > 1 ? tensor.shape.channelAxis : nil)
        let repeats = tensor.shape.count / max(layout.planeSize * layout.channels, 1)
        let values = PlaneValues.floats(tensor.scalars, derivatives: derivatives?.scalars)
        add(values, layout, layout.channels, repeats, jobs)
    }

    /// Adds the planes of the first `colorChannels` channels, which come `repeats` times.
    private mutating func add(
        _ values: PlaneValues, _ layout: PlaneLayout, _ colorChannels: Int, _ repeats: Int, _ jobs: Int
    ) {
        let total = Mutex(self)
        let (threshold, plane) = (saturationThreshold, layout.planeSize)
        let chunk = max(1, (1 << 18) / max(plane, 1))
        // A worker takes some planes at a time; adding is exact, so their order does not matter.
        Parallel.forEachChunk(of: repeats * colorChannels, chunk: chunk, jobs: jobs) { planes in
            var part = BatchStatistics(saturationThreshold: threshold)
            for index in planes {
                let (image, channel) = index.quotientAndRemainder(dividingBy: colorChannels)
                let start = (image * layout.channels + channel) * plane
                values.forEach(in: start..<start + plane) { value, occurrences, derivative in
                    part.add(value, channel: channel, occurrences: occurrences, derivative: derivative)
                }
            }
            total.withLock { $0.merge(part) }
        }
        self = total.withLock { $0 }
    }

    /// Adds `value` of a channel as often as it occurs, with its derivative where that is known.
    package mutating func add(_ value: Float, channel: Int, occurrences: Int, derivative: Float? = nil) {
        makeRoom(for: channel)
        channels[channel].add(
            value, occurrences: occurrences, isSaturated: derivative.map { abs($0) < saturationThreshold })
    }

    /// Adds what `other` counted, channel by channel.
    ///
    /// - Throws: `invalidArgument` where the thresholds differ, since then the saturated values cannot be added.
    public mutating func add(_ other: BatchStatistics) throws(RelumeError) {
        guard other.saturationThreshold == saturationThreshold else {
            throw RelumeError(
                .invalidArgument,
                "statistics with saturation thresholds \(saturationThreshold) and \(other.saturationThreshold) cannot be "
                    + "added; use one for both")
        }
        merge(other)
    }

    /// Adds what was counted by the same threshold.
    package mutating func merge(_ other: BatchStatistics) {
        for (channel, distribution) in other.channels.enumerated() {
            makeRoom(for: channel)
            channels[channel].add(distribution)
        }
    }

    private mutating func makeRoom(for channel: Int) {
        while channels.count <= channel { channels.append(ValueDistribution()) }
    }
}

/// The values of a batch with their derivatives.
private enum PlaneValues: Sendable {
    case bytes([UInt8])
    case floats([Float], derivatives: [Float]?)

    init(_ batch: ImageBatch, _ derivatives: ImageBatch?) {
        if case .uint8(let tensor) = batch.samples, !batch.isMask, derivatives == nil {
            self = .bytes(tensor.scalars)
        } else {
            self = .floats(batch.float32().scalars, derivatives: derivatives?.float32().scalars)
        }
    }

    /// Calls `body` for every value in `range`, for equal bytes once.
    func forEach(in range: Range<Int>, _ body: (_ value: Float, _ occurrences: Int, _ derivative: Float?) -> Void) {
        switch self {
        case .bytes(let bytes):
            let counts = LevelKernels.counts(
                of: bytes.span.extracting(range), channels: 1, planeSize: max(range.count, 1))
            for (level, count) in counts.enumerated() where count > 0 { body(Float(level) / 255, count, nil) }
        case .floats(let floats, let derivatives):
            for index in range { body(floats[index], 1, derivatives?[index]) }
        }
    }
}
