import Testing

@testable import RelumePlots

/// Which values a figure of curves shows.
struct CurveRangeTests {
    @Test func `Everything is shown, with some room around`() {
        #expect(CurveRange.choose(functions: [[0, 0.5, 1], [-1, 3]], width: 10) == -1.2...3.2)
    }

    @Test func `One curve alone is shown whole`() {
        #expect(CurveRange.choose(functions: [[0, 200]], width: 10) == -10...210)
        #expect(CurveRange.choose(functions: [[0, 200]], gradients: [[0, 1]], width: 10) == -10...210)
    }

    @Test func `A curve that outgrows the others leaves the picture`() {
        let range = CurveRange.choose(functions: [[0, 1], [0, 22026]], width: 10)
        #expect(range == -0.5...10.5)
        #expect(CurveRange.choose(functions: [[0, 1], [-1e6, 0]], width: 10) == -9.5...1.5)
    }

    @Test(
        arguments: [([[]], -1...1), ([[.nan, .infinity]], -1...1), ([[0, 0]], -1...1), ([[3, 3]], 0...6)]
            as [([[Float]], ClosedRange<Double>)])
    func `Level lines and nothing have room, too`(curves: [[Float]], range: ClosedRange<Double>) {
        #expect(CurveRange.choose(functions: curves, width: 10) == range)
    }
}
