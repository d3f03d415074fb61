import Testing

@testable import RelumePlots

/// How much of each pixel lines and shapes cover.
struct CoverageTests {
    private func covered(
        width: Int = 20, height: Int = 20, _ add: (inout Coverage) -> Void
    ) -> (shares: [[UInt8]], area: Double) {
        var coverage = Coverage(width: width, height: height)
        add(&coverage)
        let shares = (0..<height).map { y in (0..<width).map { coverage[$0, y] } }
        return (shares, shares.joined().reduce(0) { $0 + Double($1) } / 255)
    }

    private func points(_ coordinates: (Double, Double)...) -> [PixelPoint] {
        coordinates.map { PixelPoint(x: $0.0, y: $0.1) }
    }

    @Test func `A line along pixels covers them whole, and half of those that it shares`() {
        let whole = covered { $0.addLine(points((3, 5), (9, 5)), width: 2, ends: .flat) }
        for y in 0..<20 {
            for x in 0..<20 { #expect(whole.shares[y][x] == ((3..<9).contains(x) && (4..<6).contains(y) ? 255 : 0)) }
        }
        let between = covered { $0.addLine(points((3, 5.5), (9.5, 5.5)), width: 2, ends: .flat) }
        #expect((3...7).map { between.shares[$0][6] } == [0, 128, 255, 128, 0])
        #expect((8...10).map { between.shares[5][$0] } == [255, 128, 0])
    }

    @Test func `A line thinner than a pixel covers a part of it`() {
        let thin = covered { $0.addLine(points((2, 5.5), (18, 5.5)), width: 0.25, ends: .flat) }
        #expect((4...6).map { thin.shares[$0][10] } == [0, 64, 0])
    }

    @Test(arguments: [0.0, 0.3, 1, 2.5, -1, -0.4])
    func `A line at any angle covers its length times its width`(slope: Double) {
        let half = 30 / (1 + slope * slope).squareRoot()
        let line = points((50 - half, 50 - half * slope), (50 + half, 50 + half * slope))
        let area = covered(width: 100, height: 100) { $0.addLine(line, width: 4, ends: .flat) }.area
        #expect(abs(area - 240) < 5)
    }

    @Test func `Round ends add a disk, and a point is one`() {
        let line = covered(width: 60, height: 60) { $0.addLine(points((20, 30), (40, 30)), width: 16, ends: .round) }
        let disk = covered(width: 60, height: 60) { $0.addLine(points((30, 30)), width: 16, ends: .round) }
        #expect(abs(disk.area - 64 * Double.pi) < 1)
        #expect(abs(line.area - 320 - 64 * Double.pi) < 1)
        #expect(covered { $0.addLine(points((3, 3), (3, 3)), width: 2, ends: .flat) }.area == 0)
    }

    @Test func `A corner is round and has no gap, however many points there are`() {
        let corner = covered { $0.addLine(points((4, 10), (10, 10), (10, 4)), width: 4, ends: .flat) }
        // The outer corner's pixels: the near one is inside the rounding, the far one outside but for a hair.
        #expect(corner.shares[10][10] == 255 && corner.shares[11][11] < 100)
        let straight = covered { $0.addLine(points((2, 3), (18, 15)), width: 3, ends: .flat) }
        let many = (0...64).map { PixelPoint(x: 2 + Double($0) / 4, y: 3 + Double($0) * 3 / 16) }
        let pieces = covered { $0.addLine(many, width: 3, ends: .flat) }
        for (one, other) in zip(straight.shares.joined(), pieces.shares.joined()) {
            #expect(abs(Int(one) - Int(other)) <= 1)
        }
    }

    @Test func `A line may lie outside`() {
        #expect(covered { $0.addLine(points((-30, -5), (50, -5)), width: 3, ends: .round) }.area == 0)
        let across = covered { $0.addLine(points((-1e6, 10), (1e6, 10)), width: 2, ends: .flat) }
        #expect(across.area == 40)
    }

    @Test func `A shape covers exactly what it encloses`() {
        let box = covered { $0.addShape(points((2.5, 3.25), (10, 3.25), (10, 8), (2.5, 8))) }
        #expect(abs(box.area - 7.5 * 4.75) < 0.1)
        #expect(box.shares[5][2] == 128 && box.shares[3][5] == 191 && box.shares[3][2] == 96 && box.shares[8][5] == 0)
        let triangle = covered { $0.addShape(points((1, 1), (17, 9), (1, 17))) }
        #expect(abs(triangle.area - 128) < 0.3)
        let backwards = covered { $0.addShape(points((1, 17), (17, 9), (1, 1))) }
        #expect(backwards.shares == triangle.shares)
        #expect(covered { $0.addShape(points((-10, -10), (40, -10), (40, 40), (-10, 40))) }.area == 400)
    }

    @Test func `What was covered can be cleared`() {
        let area = covered {
            $0.addShape(points((1, 1), (17, 9), (1, 17)))
            $0.clear()
            #expect($0.rows.isEmpty && $0.columns.isEmpty)
        }.area
        #expect(area == 0)
    }
}
