public import RelumeCore
public import RelumeParallel
import Synchronization

/// The distribution of a batch's values in each color channel; alpha is left out.
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
    public init(
        of batch: ImageBatch, derivatives: ImageBatch? = nil, saturationThreshold: Float = 0.01,
        jobs: Int = Parallel.usableCores
    ) {
        self.init(saturationThreshold: saturationThreshold)
        add(batch, derivatives: derivatives, jobs: jobs)
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
    /// - Complexity: O(values); integers are counted first, so each of their values is looked at once a channel.
    public mutating func add(
        _ batch: ImageBatch, derivatives: ImageBatch? = nil, jobs: Int = Parallel.usableCores
    ) {
        precondition(derivatives?.shape ?? batch.shape == batch.shape, "derivatives of another shape")
        let total = Mutex(self)
        let (color, channels, plane) = (batch.colorChannels, batch.channels, batch.height * batch.width)
        let threshold = saturationThreshold
        let values = PlaneValues(batch, derivatives)
        // A worker takes some planes at a time; adding is exact, so their order does not matter.
        Parallel.forEachChunk(of: batch.count * color, chunk: max(1, (1 << 18) / max(plane, 1)), jobs: jobs) { planes in
            var part = BatchStatistics(saturationThreshold: threshold)
            for index in planes {
                let (image, channel) = index.quotientAndRemainder(dividingBy: color)
                let start = (image * channels + channel) * plane
                values.forEach(in: start..<start + plane) { value, occurrences, derivative in
                    part.add(value, channel: channel, occurrences: occurrences, derivative: derivative)
                }
            }
            total.withLock { $0.add(part) }
        }
        self = total.withLock { $0 }
    }

    /// Adds `value` of a channel as often as it occurs, with its derivative where that is known.
    public mutating func add(_ value: Float, channel: Int, occurrences: Int, derivative: Float? = nil) {
        makeRoom(for: channel)
        channels[channel].add(
            value, occurrences: occurrences, isSaturated: derivative.map { abs($0) < saturationThreshold })
    }

    /// Adds what `other` counted, channel by channel.
    public mutating func add(_ other: BatchStatistics) {
        precondition(other.saturationThreshold == saturationThreshold, "statistics with different thresholds")
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
            var counts = [Int](repeating: 0, count: 256)
            for index in range { counts[Int(bytes[index])] += 1 }
            for (level, count) in counts.enumerated() where count > 0 { body(Float(level) / 255, count, nil) }
        case .floats(let floats, let derivatives):
            for index in range { body(floats[index], 1, derivatives?[index]) }
        }
    }
}
