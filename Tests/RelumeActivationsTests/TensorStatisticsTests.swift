import RelumeActivations
import RelumeCore
import Testing

@Suite struct TensorStatisticsTests {
    private let scalars = (0..<240).map { Float(($0 * 37) % 101) / 20 - 2 }

    @Test(arguments: [([6, 40], 40), ([3, 8, 10], 3), ([2, 4, 5, 6], 4), ([240], 1)])
    func `Channels are those that activations know`(lengths: [Int], channels: Int) throws {
        let tensor = try Tensor(shape: TensorShape(lengths), scalars: scalars)
        let slopes = try tensor.derivative(of: .tanh)
        let statistics = try BatchStatistics(of: tensor, derivatives: slopes)
        #expect(statistics.channels.count == channels)
        let axis = tensor.shape.rank == 1 ? nil : tensor.shape.channelAxis
        let inner = axis.map { tensor.shape.dimensions[($0 + 1)...].reduce(1, *) } ?? 240
        for channel in 0..<channels {
            var expected = ValueDistribution()
            for index in scalars.indices where index / inner % channels == channel { expected.add(scalars[index]) }
            let found = statistics.channels[channel]
            #expect(found.mean == expected.mean && found.minimum == expected.minimum && found.count == expected.count)
        }
        #expect(statistics.overall.saturated == slopes.scalars.count { abs($0) < 0.01 })
        #expect(statistics.overall.differentiated == 240)
        #expect(try BatchStatistics(of: tensor, derivatives: slopes, jobs: 1) == statistics)
    }

    @Test func `A tensor has the statistics of a batch with its values`() throws {
        let tensor = try Tensor(shape: [2, 4, 5, 6], scalars: scalars)
        #expect(try BatchStatistics(of: tensor) == BatchStatistics(of: ImageBatch(.float32(tensor))))
    }

    @Test func `Empty tensors and scalars have statistics, too`() throws {
        #expect(try BatchStatistics(of: Tensor(unchecked: [0, 3], scalars: [])).overall.count == 0)
        #expect(try BatchStatistics(of: Tensor(unchecked: [2, 0, 4, 4], scalars: [])).overall.count == 0)
        #expect(try BatchStatistics(of: Tensor(unchecked: [], scalars: [2])).channels.map(\.mean) == [2])
    }
}
