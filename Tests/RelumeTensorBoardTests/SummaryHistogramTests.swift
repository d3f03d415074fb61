import RelumeCore
import RelumeTensorBoard
import TestSupport
import Testing

struct SummaryHistogramTests {
    private func histogram(_ values: [Float], _ bucketCount: Int = 30) throws -> SummaryHistogram {
        try SummaryHistogram(counting: values.span, bucketCount: bucketCount)
    }

    @Test func `Buckets have equal width and the last takes the greatest value`() throws {
        let buckets = try histogram([0, 0.5, 1, 1, 2, 3, 4], 4).buckets
        #expect(buckets.map(\.leftEdge) == [0, 1, 2, 3] && buckets.map(\.rightEdge) == [1, 2, 3, 4])
        #expect(buckets.map(\.count) == [2, 2, 1, 2])
    }

    @Test func `Thirty buckets by default, ending at the greatest value exactly`() throws {
        let values: [Float] = (0..<1000).map { Float($0) * 0.1 - 17 }
        let buckets = try histogram(values).buckets
        #expect(buckets.count == 30 && buckets.map(\.count).reduce(0, +) == 1000)
        #expect(buckets.first?.leftEdge == -17 && buckets.last?.rightEdge == Double(values[999]))
    }

    @Test func `Equal values fill one bucket of width 1`() throws {
        let bucket = SummaryHistogram.Bucket(leftEdge: 6.5, rightEdge: 7.5, count: 3)
        #expect(try histogram([7, 7, 7]).buckets == [bucket])
    }

    @Test(arguments: [[], [Float.nan], [.infinity, -.infinity, .nan]])
    func `Without a finite value there is no bucket`(values: [Float]) throws {
        #expect(try histogram(values).buckets.isEmpty)
    }

    @Test func `What is not finite is left out`() throws {
        let values: [Float] = [.nan, 1, .infinity, 2, -.infinity, 3]
        #expect(try histogram(values, 2) == histogram([1, 2, 3], 2))
    }

    @Test func `The widest range and signed zeros are counted`() throws {
        let greatest = Float.greatestFiniteMagnitude
        let buckets = try histogram([-greatest, greatest, 0, -0.0], 2).buckets
        #expect(buckets.map(\.count) == [1, 3] && buckets.map(\.rightEdge) == [0, Double(greatest)])
        #expect(try histogram([0, -0.0]).buckets.map(\.count) == [2])
    }

    @Test func `A histogram comes back from the file as it went in`() throws {
        let directory = try TemporaryDirectory()
        let writer = try SummaryWriter(logDirectory: directory.path)
        let values: [Float] = [-1, 0.25, 0.5, 7]
        try writer.addHistogram("h", values, step: 1)
        try writer.addHistogram("h", [], step: 2)
        let log = try EventLog(path: writer.path)
        let expected = [try histogram(values), SummaryHistogram(buckets: [])]
        #expect(log.values.map(\.value.content) == expected.map(SummaryValue.Content.histogram))
        #expect(log.values.map(\.value.kind) == [.histograms, .histograms])
    }

    @Test func `Counted values fall into the buckets of the values themselves`() throws {
        let values: [Float] = [-1, 0, 0, 0.25, 0.25, 0.25, 2]
        let counts: [(value: Float, count: Int)] = [(-1, 1), (0, 2), (0.25, 3), (2, 1)]
        #expect(
            try SummaryHistogram(counts: counts, in: -1...2, bucketCount: 7)
                == SummaryHistogram(counting: values.span, bucketCount: 7))
        #expect(try SummaryHistogram(counts: [(5, 4)], in: 5...5) == SummaryHistogram(counting: [5, 5, 5, 5].span))
        let outside = try SummaryHistogram(counts: [(-2, 1), (3, 2)], in: 0...1, bucketCount: 2)
        #expect(outside.buckets.map(\.count) == [1, 2])
    }

    @Test(arguments: [0, -1, 1_000_001, .max])
    func `A number of buckets that makes no histogram is refused`(bucketCount: Int) throws {
        let errors = [
            #expect(throws: RelumeError.self) { try histogram([1, 2], bucketCount) },
            #expect(throws: RelumeError.self) {
                try SummaryHistogram(counts: [(1, 1)], in: 0...1, bucketCount: bucketCount)
            },
        ]
        #expect(errors.allSatisfy { $0?.code == .invalidArgument && $0?.message.contains("\(bucketCount)") == true })
    }

    @Test func `Counted values may be anything, their range is finite`() throws {
        let counts: [(value: Float, count: Int)] = [(.nan, 1), (.infinity, 2), (3e38, 4), (-3e38, 8)]
        let buckets = try SummaryHistogram(counts: counts, in: 0...Float.leastNonzeroMagnitude, bucketCount: 2).buckets
        #expect(buckets.map(\.count) == [8, 4])
        let error = #expect(throws: RelumeError.self) { try SummaryHistogram(counts: counts, in: 0...Float.infinity) }
        #expect(error?.code == .invalidArgument)
    }
}
