import RelumeActivations
import RelumeCore
import Testing

@Suite struct StatisticsTests {
    /// Floats of many magnitudes, with some zeros, and the same in another order.
    private static let values: [Float] = (0..<5000).map { index in
        let x = Float((index * 7919) % 5003) / 700 - 3
        return index % 10 == 0 ? 0 : x * x * x
    }

    private func distribution(_ values: some Sequence<Float>) -> ValueDistribution {
        values.reduce(into: ValueDistribution()) { $0.add($1) }
    }

    @Test func `Mean, deviation, extremes and shares are those of the values`() throws {
        let values = Self.values
        let result = distribution(values + [.nan, .infinity, -.infinity])
        let mean = values.reduce(0) { $0 + Double($1) } / 5000
        let variance = values.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / 5000
        #expect(abs(try #require(result.mean) - mean) <= 1e-12)
        #expect(abs(try #require(result.standardDeviation) - variance.squareRoot()) <= 1e-12)
        #expect(result.minimum == values.min() && result.maximum == values.max())
        #expect(result.count == 5003 && result.nonFinite == 3)
        #expect(result.zeros == values.count { $0 == 0 })
        #expect(result.negatives == values.count { $0 < 0 } + 1)
        #expect(result.sparsity == Double(result.zeros) / 5003)
        #expect(result.saturatedShare == nil)
    }

    @Test(arguments: [0.0, 1, 25, 50, 90, 99.5, 100])
    func `Percentiles of few values are exact, those of many within 1/256`(percent: Double) throws {
        let few = Self.values.map { Float(Int($0)) }
        for (values, tolerance) in [(few, Float(0)), (Self.values, 1 / 256)] {
            let sorted = values.sorted()
            let rank = percent / 100 * 4999
            let (lower, upper) = (sorted[Int(rank)], sorted[min(Int(rank) + 1, 4999)])
            let expected = Float(Double(lower) + (rank - rank.rounded(.down)) * (Double(upper) - Double(lower)))
            let result = distribution(values)
            #expect(result.isExact == (tolerance == 0))
            let value = try #require(result.percentile(percent))
            #expect(abs(value - expected) <= tolerance * max(abs(lower), abs(upper)), "\(value), not \(expected)")
        }
        #expect(ValueDistribution().percentile(percent) == nil)
    }

    @Test func `A histogram counts every value once, in rising order`() {
        let rising = distribution(Self.values).rising
        #expect(rising.reduce(0) { $0 + $1.count } == 5000)
        #expect(zip(rising, rising.dropFirst()).allSatisfy { $0.value < $1.value })
    }

    @Test(arguments: [1, 2, 3, 8])
    func `The order of values, their division and the jobs do not matter`(jobs: Int) throws {
        let scalars = (0..<2 * 3 * 300 * 200).map { Samples.values[$0 % Samples.values.count] }
        let batch = ImageBatch(unchecked: .float32(Tensor(unchecked: [2, 3, 300, 200], scalars: scalars)))
        let derivatives = try ImageBatch(unchecked: .float32(batch.float32().derivative(of: .tanh)))
        let expected = try BatchStatistics(of: batch, derivatives: derivatives, jobs: 1)
        #expect(try BatchStatistics(of: batch, derivatives: derivatives, jobs: jobs) == expected)
        var divided = BatchStatistics()
        for image in [1, 0] {
            func half(_ batch: ImageBatch) throws -> ImageBatch {
                let scalars = Array(batch.float32().scalars[image * 180_000..<(image + 1) * 180_000])
                return ImageBatch(unchecked: .float32(Tensor(unchecked: [1, 3, 300, 200], scalars: scalars)))
            }
            try divided.add(BatchStatistics(of: half(batch), derivatives: half(derivatives), jobs: jobs))
        }
        #expect(divided == expected)
        #expect(divided.overall.mean == expected.overall.mean)
        #expect(distribution(Self.values.reversed()) == distribution(Self.values))
    }

    @Test func `Bytes count as their values; alpha is left out; a channel of zeros is dead`() throws {
        let scalars = (0..<3 * 400).map { $0 < 400 ? UInt8(truncatingIfNeeded: $0) : $0 < 800 ? 0 : 255 }
        let batch = ImageBatch(unchecked: .uint8(Tensor(unchecked: [1, 3, 20, 20], scalars: scalars)), hasAlpha: true)
        let statistics = try BatchStatistics(of: batch)
        #expect(try statistics == BatchStatistics(of: ImageBatch(unchecked: .float32(batch.float32()), hasAlpha: true)))
        #expect(statistics.channels.count == 2)
        #expect(statistics.deadChannels == [1])
        #expect(statistics.channels[0].maximum == 1 && statistics.channels[0].isExact)
        #expect(statistics.overall.count == 800)
    }

    @Test func `Saturated values are those with a small derivative`() throws {
        let batch = ImageBatch(unchecked: .float32(Tensor(unchecked: [1, 1, 1, 4], scalars: [-10, -1, 0, 4])))
        let derivatives = try ImageBatch(unchecked: .float32(batch.float32().derivative(of: .tanh)))
        let statistics = try BatchStatistics(of: batch, derivatives: derivatives)
        #expect(statistics.overall.saturatedShare == 0.5)
        let strict = try BatchStatistics(of: batch, derivatives: derivatives, saturationThreshold: 1e-4)
        #expect(strict.overall.saturatedShare == 0.25)
    }
}
