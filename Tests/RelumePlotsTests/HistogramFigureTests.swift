import RelumeActivations
import RelumeCore
import Testing

@testable import RelumePlots

/// Histograms of values before and after.
struct HistogramFigureTests {
    @Test func `Every finite value is in a bin, the others are counted apart`() {
        let values: [Float] = [0, 0.24, 0.25, 0.5, 1, .nan, .infinity]
        let edges = BinEdges(holding: [values], count: 4)
        let bins = HistogramBins(values, in: edges)
        #expect(edges.range == 0...1)
        #expect(bins.counts == [2, 1, 1, 1] && bins.nonFinite == 2 && bins.total == 5)
        #expect(bins.percentages == [40, 20, 20, 20])
    }

    @Test(
        arguments: [
            ([[1, 3], [-2, .infinity, .nan]], 5, -2...3), ([[0.25], [0.25]], 4, -0.25...0.75),
            ([[], [.nan]], 8, 0...1),
            ([[-1, 2.5]], 7, -1...2.5), ([[-0.75, 2.25]], 3, -1...3),
        ] as [([[Float]], Int, ClosedRange<Double>)])
    func `The bins hold the least and the greatest, and one begins at 0`(
        lists: [[Float]], count: Int, range: ClosedRange<Double>
    ) {
        let edges = BinEdges(holding: lists, count: count)
        #expect(edges.range == range)
        #expect((count...count + 1).contains(edges.count))
    }

    @Test func `What is 0 is not mixed with what is below`() {
        let values: [Float] = [-1, -0.001, 0, 0, 0.37, 3.3]
        let edges = BinEdges(holding: [values], count: 64)
        #expect(edges.edge(edges.bin(of: 0)) == 0 && edges.bin(of: -0.001) == edges.bin(of: 0) - 1)
    }

    @Test func `A figure shows both, and says what has no place`() throws {
        let before: [Float] = (0..<100).map { Float($0) / 100 }
        let figure = try HistogramFigure(before: before, after: before.map { $0 > 0.9 ? .nan : 0.5 }, title: "sigmoid")
        let picture = try ParsedSVG(figure.svg)
        let words = picture.texts("text")
        #expect(words.contains("sigmoid") && words.contains("before, % of 100 values"))
        #expect(words.contains("after, % of 91 values, and 9 not finite"))
        #expect(picture.attributes("path").map { $0["class"] } == ["area c0", "area c1"])
    }

    @Test func `Alpha is no value`() throws {
        let samples: [UInt8] = [0, 51, 102, 153, 1, 2, 3, 4] + [204, 255, 0, 51, 5, 6, 7, 8]
        let batch = ImageBatch(unchecked: .uint8(Tensor(unchecked: [2, 2, 2, 2], scalars: samples)), hasAlpha: true)
        let bare = ImageBatch(
            unchecked: .uint8(Tensor(unchecked: [2, 1, 2, 2], scalars: [0, 51, 102, 153, 204, 255, 0, 51])))
        let figure = try HistogramFigure(before: batch, after: batch.applying(.tanh))
        #expect(figure.svg == (try HistogramFigure(before: bare, after: bare.applying(.tanh)).svg))
    }

    @Test(arguments: [0, -1, 1001])
    func `Bins are some, and not too many`(count: Int) {
        #expect(throws: RelumeError.self) { try HistogramFigure(before: [1], after: [1], binCount: count) }
    }
}
