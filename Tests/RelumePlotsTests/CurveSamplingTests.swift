import Testing

@testable import RelumePlots

/// The points through which curves are drawn.
struct CurveSamplingTests {
    /// 100 pixels a unit both ways.
    private func pieces(
        over interval: ClosedRange<Float> = -3...3, knots: [Float] = [], of function: @escaping (Float) -> Float
    )
        -> [CurvePiece]
    {
        CurveSampling(
            function: { $0.map(function) }, interval: interval, knots: knots, pixelsPerX: 100, pixelsPerY: 100,
            limits: -10...10
        ).pieces()
    }

    /// How far, in pixels, the drawn line is from the function at most, looked at in 60000 places.
    private func error(of piece: CurvePiece, _ function: (Float) -> Float) -> Double {
        zip(piece.points, piece.points.dropFirst()).flatMap { left, right in
            (0...20).map { step in
                let share = Double(step) / 20
                let x = Double(left.x) + share * Double(right.x - left.x)
                return abs(left.y + share * (right.y - left.y) - Double(function(Float(x)))) * 100
            }
        }.max() ?? 0
    }

    @Test(arguments: [0, 0.3, -1.7, 2.999] as [Float])
    func `A kink is drawn where it is`(kink: Float) {
        let function = { (x: Float) in max(x - kink, 0) }
        let pieces = pieces(of: function)
        #expect(pieces.count == 1)
        #expect(error(of: pieces[0], function) < 0.15)
        let exact = self.pieces(knots: [kink], of: function)
        #expect(exact[0].points.contains { $0.x == kink } && error(of: exact[0], function) < 1e-4)
    }

    @Test func `Curved parts have enough points and straight ones few`() {
        let bent = pieces { 1 / (1 + $0 * $0 * 40) }
        #expect(bent.count == 1)
        #expect(error(of: bent[0]) { 1 / (1 + $0 * $0 * 40) } < 0.15)
        #expect(pieces { 2 * $0 }[0].points.count <= 102)
    }

    @Test(arguments: [0, 0.3, -0.7, 1, 1.0 / 3] as [Float])
    func `A jump is a gap at its very place`(place: Float) throws {
        let pieces = pieces { $0 > place ? 1 : 0 }
        try #require(pieces.count == 2)
        #expect(pieces[0].points.last == CurvePoint(x: place, y: 0) && pieces[0].end == .closed)
        #expect(pieces[1].points.first == CurvePoint(x: place, y: 1) && pieces[1].start == .open)
        #expect(pieces.allSatisfy { Set($0.points.map(\.y)).count == 1 }, "no point stands between the two levels")
    }

    @Test func `The value at a jump may be the one behind it`() throws {
        let pieces = pieces { $0 >= 0.5 ? 1 : 0 }
        try #require(pieces.count == 2)
        #expect(pieces[0].points.last == CurvePoint(x: 0.5, y: 0) && pieces[0].end == .open)
        #expect(pieces[1].points.first == CurvePoint(x: 0.5, y: 1) && pieces[1].start == .closed)
    }

    @Test func `Several jumps are several gaps, also close to each other`() {
        #expect(pieces { abs($0) > 0.5 ? $0 : 0 }.count == 3)
        #expect(pieces { abs($0) > 0.01 ? 1 : 0 }.count == 3)
        #expect(pieces { $0.rounded(.down) }.map { $0.points[0].y } == [-3, -2, -1, 0, 1, 2, 3])
    }

    @Test func `What is steep is no jump`() {
        let function = { (x: Float) in min(max(x * 2000, 0), 1) }
        let pieces = pieces(of: function)
        #expect(pieces.count == 1)
    }

    @Test func `A jump too low to be seen is none`() {
        #expect(pieces { $0 > 0 ? 0.004 : 0 }.count == 1)
    }

    @Test func `Where there is no value there is no line`() {
        let pieces = pieces { $0 < -1 ? .nan : $0.squareRoot() }
        #expect(pieces.count == 1 && abs(pieces[0].points[0].x) < 1 / 3200)
        #expect(self.pieces { _ in .nan }.isEmpty)
        #expect(self.pieces { abs($0) < 1 ? .nan : $0 }.count == 2)
    }

    @Test func `Values out of sight are cut`() {
        let pieces = pieces { $0 > 1 ? .infinity : $0 }
        #expect(pieces.count == 2 && pieces[1].points.allSatisfy { $0.y == 10 })
    }

    @Test func `Numbers that are few are no jumps`() {
        let low: Float = 1
        #expect(pieces(over: low...low + 20 * low.ulp) { $0 }.count == 1)
    }
}
