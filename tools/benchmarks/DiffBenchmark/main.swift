import RelumeCore
import RelumeDiff
import RelumeFiles
import RelumeImages

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

// Part of `tools/benchmark diff`: makes the pictures and prints a line `NAME<tab>SECONDS<tab>CPU SECONDS` for each metric.

/// Photograph-like: smooth in the large, noisy in the small. The second picture differs in `share` of the pixels, spread
/// evenly by chance.
func pictures(width: Int, height: Int, share: Double) -> (PixelImage, PixelImage) {
    var state: UInt64 = 42
    func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }
    let limit = UInt64(share * Double(1 << 31))
    var expected = [UInt8](repeating: 0, count: width * height * 3)
    var actual = expected
    var index = 0
    while index < expected.count {
        let (x, y) = (index / 3 % width, index / 3 / width)
        let differs = next() < limit
        for channel in 0..<3 {
            let value = UInt8(truncatingIfNeeded: (x >> 5) + (y >> 4) + channel * 40 + Int(next() & 15))
            expected[index + channel] = value
            actual[index + channel] = differs ? value ^ 0x55 : value
        }
        index += 3
    }
    func picture(_ samples: [UInt8]) -> PixelImage {
        PixelImage(unchecked: .uint8(Tensor(unchecked: [height, width, 3], scalars: samples)))
    }
    return (picture(expected), picture(actual))
}

func measure(_ suffix: String, _ pair: (PixelImage, PixelImage), repeats: Int) {
    for metric in DiffMetric.all {
        let options = DiffOptions(metric: metric)
        var (best, bestCPU) = (Duration.seconds(1000), Double.infinity)
        for _ in 0..<repeats {
            let began = clock()
            best = min(best, ContinuousClock().measure { _ = ImageDiff.compare(pair.0, pair.1, options: options) })
            bestCPU = min(bestCPU, Double(clock() - began) / Double(CLOCKS_PER_SEC))
        }
        print("Relume \(metric.name)\(suffix)\t\(best / .seconds(1))\t\(bestCPU)")
    }
}

func write(_ image: PixelImage, to path: String) throws(RelumeError) {
    guard case .uint8(let tensor) = image.samples else { return }
    try FileSystem.write(tensor.scalars, to: path)
}

switch CommandLine.arguments.dropFirst().first {
case "pictures":
    let pair = pictures(width: 4000, height: 3000, share: 0.01)
    try write(pair.0, to: Path.join(CommandLine.arguments[2], "expected.rgb"))
    try write(pair.1, to: Path.join(CommandLine.arguments[2], "actual.rgb"))
case "large": measure("", pictures(width: 4000, height: 3000, share: 0.01), repeats: 3)
default: measure(", debug, 1 Mpx all different", pictures(width: 1000, height: 1000, share: 1), repeats: 1)
}
