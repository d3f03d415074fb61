import RelumeDiff
import Testing

/// The largest count in any window, against counting every window.
struct WindowCountTests {
    @Test(arguments: [1, 2, 5, 31, 64, 100], [3, 40, 400])
    func `The largest window count is right`(side: Int, every: Int) throws {
        let (width, height) = (97, 150)
        func differs(_ y: Int, _ x: Int) -> Bool { (x * x * 31 + y * 17 + x * y) % every == 0 }
        let expected = TestPictures.make(width: width, height: height, channels: 1) { _, _, _ in 0 }
        let actual = TestPictures.make(width: width, height: height, channels: 1) { y, x, _ in differs(y, x) ? 9 : 0 }
        let result = ImageDiff.compare(expected, actual, options: DiffOptions(windowSize: side), jobs: 2).result
        let clipped = min(side, width, height)
        // Sums over the rectangle above and left of each corner.
        var sums = [[Int]](repeating: [Int](repeating: 0, count: width + 1), count: height + 1)
        for y in 0..<height {
            for x in 0..<width {
                sums[y + 1][x + 1] = sums[y][x + 1] + sums[y + 1][x] - sums[y][x] + (differs(y, x) ? 1 : 0)
            }
        }
        var largest = 0
        for y in clipped...height {
            for x in clipped...width {
                let count = sums[y][x] - sums[y - clipped][x] - sums[y][x - clipped] + sums[y - clipped][x - clipped]
                largest = max(largest, count)
            }
        }
        #expect(try #require(result.difference).largestWindowCount == largest)
    }
}
