import RelumeCore
import RelumeImages
import Testing

struct ImageGridTests {
    /// Image n of the batch, channel c, row y, column x holds the digits n c y x.
    private func digits(_ count: Int, _ channels: Int, _ height: Int, _ width: Int) -> Tensor<UInt16> {
        Tensor(shape: [count, channels, height, width]) { output in
            for n in 0..<count {
                for c in 0..<channels {
                    for y in 0..<height {
                        for x in 0..<width { output.append(UInt16(1000 * (n + 1) + 100 * c + 10 * y + x)) }
                    }
                }
            }
        }
    }

    @Test func `Images stand row by row, channels last, and empty cells are filled`() {
        let grid = Tensor.grid(of: digits(3, 2, 1, 2), columns: 2, filler: 9)
        #expect(grid.shape == [2, 4, 2])
        #expect(
            grid.scalars == [
                1000, 1100, 1001, 1101, 2000, 2100, 2001, 2101,
                3000, 3100, 3001, 3101, 9, 9, 9, 9,
            ])
    }

    @Test func `Padding surrounds every cell`() {
        let grid = Tensor.grid(of: digits(2, 1, 1, 1), columns: 1, padding: 1, filler: 7)
        #expect(grid.shape == [5, 3, 1])
        #expect(grid.scalars == [7, 7, 7, 7, 1000, 7, 7, 7, 7, 7, 2000, 7, 7, 7, 7])
    }

    @Test func `One image stays without padding`() {
        let grid = Tensor.grid(of: digits(1, 1, 2, 2), padding: 2)
        #expect(grid.shape == [2, 2, 1] && grid.scalars == [1000, 1001, 1010, 1011])
    }

    /// The sizes that torchvision and PyTorch's SummaryWriter document.
    @Test(arguments: [(64, 2, 274, 274), (10, 2, 70, 274), (64, 0, 256, 256), (10, 0, 64, 256), (3, 0, 32, 96)])
    func `Sizes are those of make_grid`(count: Int, padding: Int, height: Int, width: Int) {
        let images = Tensor(unchecked: [count, 3, 32, 32], repeating: Float(1))
        let grid = Tensor.grid(of: images, padding: padding)
        #expect(grid.shape == [height, width, 3])
        #expect(grid.scalars.count { $0 == 1 } == count * 3 * 1024)
    }

    @Test func `No images make no pixels`() {
        #expect(Tensor.grid(of: Tensor<UInt8>(unchecked: [0, 3, 4, 4], scalars: [])).scalars.isEmpty)
    }
}
