import RelumeCore
import RelumeImages
import Testing

struct FittedCellTests {
    private func cell(_ samples: [UInt8], _ height: Int, _ width: Int, _ channels: Int, side: Int) -> FittedCell {
        FittedCell(Tensor(shape: [height, width, channels], scalars: samples), side: side)
    }

    @Test func `A small picture stays as it is`() {
        let fitted = cell([1, 2, 3, 4, 5, 6], 1, 2, 3, side: 8)
        #expect(fitted.width == 2 && fitted.height == 1)
        #expect(fitted.pixels == [1, 2, 3, 4, 5, 6])
    }

    @Test func `Gray becomes three equal channels`() {
        #expect(cell([7, 9], 2, 1, 1, side: 8).pixels == [7, 7, 7, 9, 9, 9])
    }

    @Test func `Alpha is laid over black`() {
        #expect(
            cell([200, 100, 50, 0, 200, 100, 50, 255, 200, 100, 50, 51], 1, 3, 4, side: 8).pixels
                == [0, 0, 0, 200, 100, 50, 40, 20, 10])
        #expect(cell([100, 128], 1, 1, 2, side: 8).pixels == [50, 50, 50])
    }

    @Test func `Halving takes the mean of four pixels`() {
        let fitted = cell([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150], 4, 4, 1, side: 2)
        #expect(fitted.width == 2 && fitted.height == 2)
        #expect(fitted.pixels == [25, 25, 25, 45, 45, 45, 105, 105, 105, 125, 125, 125])
    }

    @Test func `Three pixels on two share the middle one`() {
        // (2 * 0 + 30) / 3 and (30 + 2 * 60) / 3.
        let fitted = cell([0, 30, 60, 0, 30, 60, 0, 30, 60], 3, 3, 1, side: 2)
        #expect(fitted.pixels == [10, 10, 10, 50, 50, 50, 10, 10, 10, 50, 50, 50])
    }

    @Test(arguments: [(300, 200, 128, 128, 85), (200, 300, 128, 85, 128), (1000, 1, 10, 10, 1), (17, 17, 16, 16, 16)])
    func `Proportions are kept`(width: Int, height: Int, side: Int, fittedWidth: Int, fittedHeight: Int) {
        let fitted = cell([UInt8](repeating: 99, count: width * height), height, width, 1, side: side)
        #expect(fitted.width == fittedWidth && fitted.height == fittedHeight)
        #expect(fitted.pixels == [UInt8](repeating: 99, count: fittedWidth * fittedHeight * 3))
    }
}
