import RelumeCore
import RelumeImages
import Testing

struct FittedCellTests {
    private func cell(_ samples: [UInt8], _ height: Int, _ width: Int, _ channels: Int, side: Int) -> Tensor<UInt8> {
        FittedCell(Tensor(unchecked: [height, width, channels], scalars: samples), side: side).picture
    }

    @Test func `A small picture stays as it is`() {
        let fitted = cell([1, 2, 3, 4, 5, 6], 1, 2, 3, side: 8)
        #expect(fitted == Tensor(unchecked: [1, 2, 3], scalars: [1, 2, 3, 4, 5, 6]))
    }

    @Test func `Gray becomes three equal channels`() {
        #expect(cell([7, 9], 2, 1, 1, side: 8).scalars == [7, 7, 7, 9, 9, 9])
    }

    @Test func `Alpha is laid over black`() {
        #expect(
            cell([200, 100, 50, 0, 200, 100, 50, 255, 200, 100, 50, 51], 1, 3, 4, side: 8).scalars
                == [0, 0, 0, 200, 100, 50, 40, 20, 10])
        #expect(cell([100, 128], 1, 1, 2, side: 8).scalars == [50, 50, 50])
    }

    @Test func `Halving takes the mean of four pixels`() {
        let fitted = cell([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150], 4, 4, 1, side: 2)
        #expect(fitted.shape == [2, 2, 3])
        #expect(fitted.scalars == [25, 25, 25, 45, 45, 45, 105, 105, 105, 125, 125, 125])
    }

    @Test func `Three pixels on two share the middle one`() {
        // (2 * 0 + 30) / 3 and (30 + 2 * 60) / 3.
        let fitted = cell([0, 30, 60, 0, 30, 60, 0, 30, 60], 3, 3, 1, side: 2)
        #expect(fitted.scalars == [10, 10, 10, 50, 50, 50, 10, 10, 10, 50, 50, 50])
    }

    @Test(arguments: [(300, 200, 128, 128, 85), (200, 300, 128, 85, 128), (1000, 1, 10, 10, 1), (17, 17, 16, 16, 16)])
    func `Proportions are kept`(width: Int, height: Int, side: Int, fittedWidth: Int, fittedHeight: Int) {
        let fitted = cell([UInt8](repeating: 99, count: width * height), height, width, 1, side: side)
        #expect(fitted.shape == [fittedHeight, fittedWidth, 3])
        #expect(fitted.scalars == [UInt8](repeating: 99, count: fittedWidth * fittedHeight * 3))
    }

    @Test func `Cells of one size stand beside each other, eight in a row`() {
        let cells = (0..<9).map { FittedCell(Tensor(unchecked: [1, 2, 3], repeating: UInt8($0)), side: 50) }
        let grid = PixelImage(gridOf: cells, side: 50)
        #expect(grid.shape == [2, 16, 3])
        let samples: [UInt8] = (0..<16).flatMap { [UInt8](repeating: $0 / 2, count: 3) }
        let last = [UInt8](repeating: 8, count: 6) + [UInt8](repeating: 0, count: 42)
        #expect(grid.tensor(of: UInt8.self)?.scalars == samples + last)
    }

    @Test func `Cells of different sizes stand in the middle of black squares`() {
        let cells = [[1, 3], [3, 1]].map {
            FittedCell(Tensor(unchecked: [$0[0], $0[1], 1], repeating: UInt8(9)), side: 3)
        }
        let grid = PixelImage(gridOf: cells, side: 3)
        let red = grid.tensor(of: UInt8.self).map { tensor in stride(from: 0, to: 54, by: 3).map { tensor.scalars[$0] }
        }
        #expect(red == [0, 0, 0, 0, 9, 0, 9, 9, 9, 0, 9, 0, 0, 0, 0, 0, 9, 0])
    }

    @Test func `A cell that is larger than the squares makes them larger`() {
        let cells = [2, 5].map { FittedCell(Tensor(unchecked: [$0, $0, 1], repeating: UInt8(9)), side: .max) }
        #expect(PixelImage(gridOf: cells, side: 3).shape == [5, 10, 3])
    }
}
