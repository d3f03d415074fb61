import Testing

@testable import RelumePlots

/// Lines that are broken into dashes.
struct DashesTests {
    private let level = [PixelPoint(x: 0, y: 2), PixelPoint(x: 10, y: 2)]

    private func spans(_ dashes: [[PixelPoint]]) -> [[Double]] { dashes.map { $0.map(\.x) } }

    @Test func `Dashes and gaps take turns from the beginning`() {
        #expect(spans(level.dashed([3, 1])) == [[0, 3], [4, 7], [8, 10]])
        #expect(spans(level.dashed([4, 2, 1, 2])) == [[0, 4], [6, 7], [9, 10]])
        #expect(spans(level.dashed([2, 9])) == [[0, 2]])
        #expect(level.dashed([3, 1]).joined().allSatisfy { $0.y == 2 })
    }

    @Test func `A line without a pattern is whole`() {
        #expect(level.dashed([]) == [level])
        #expect([PixelPoint]().dashed([3, 1]).joined().isEmpty)
    }

    @Test func `A dash goes around corners and its length is measured along the line`() {
        let corner = level + [PixelPoint(x: 10, y: 12)]
        let dashes = corner.dashed([6, 2])
        #expect(dashes[1] == [PixelPoint(x: 8, y: 2), PixelPoint(x: 10, y: 2), PixelPoint(x: 10, y: 6)])
        #expect(dashes.count == 3)
    }
}
