import RelumeCore
import RelumeTensorBoard
import TestSupport

/// A log of two steps with a value of every kind, and what a reader should see of it.
struct SampleLog {
    static let gridTag = "激活前"
    static let listTag = "after/list é"

    /// Each step's grid and list, in hexadecimal digits.
    var gridPixels: [String] = []
    var listPixels: [[String]] = []
    /// The buckets' left edge, right edge and count.
    let histogramRows: [Double]

    init(directory: String) throws {
        let writer = try SummaryWriter(logDirectory: directory)
        let values: [Float] = (0..<500).map { Float($0 * $0 % 97) / 7 }
        histogramRows = try SummaryHistogram(counting: values.span).buckets.flatMap {
            [$0.leftEdge, $0.rightEdge, $0.count]
        }
        for step in 1...2 {
            let batch = Self.batch(seed: step)
            try writer.addImages(Self.gridTag, batch, step: step)
            try writer.addImages(Self.listTag, batch, step: step, layout: .list)
            try writer.addScalar("loss", 1 / Double(2 * step), step: step)
            try writer.addHistogram("values", values, step: step)
            try writer.addText("note", "*step* \(step)", step: step)
            gridPixels.append(Self.gridHex(batch))
            listPixels.append((0..<10).map { Self.hex(batch, $0) })
        }
        try writer.close()
    }

    /// Ten float images `[3, 3, 4]`, some values beyond [0, 1].
    private static func batch(seed: Int) -> Tensor<Float> {
        var generator = SplitMix64(seed: UInt64(seed))
        return Tensor(shape: [10, 3, 3, 4]) { output in
            while !output.isFull { output.append(Float.random(in: -0.2...1.2, using: &generator)) }
        }
    }

    /// The byte of image n at a place: times 255, clipped, truncated.
    private static func byte(_ batch: Tensor<Float>, _ n: Int, _ channel: Int, _ y: Int, _ x: Int) -> String {
        let value = batch.scalars[((n * 3 + channel) * 3 + y) * 4 + x]
        let digits = String(Int(min(max(value * 255, 0), 255)), radix: 16)
        return digits.count == 1 ? "0" + digits : digits
    }

    private static func hex(_ batch: Tensor<Float>, _ n: Int) -> String {
        (0..<3).flatMap { y in (0..<4).flatMap { x in (0..<3).map { byte(batch, n, $0, y, x) } } }.joined()
    }

    /// Eight images and then two, with six black ones.
    private static func gridHex(_ batch: Tensor<Float>) -> String {
        (0..<6).flatMap { y in
            (0..<32).flatMap { x in
                (0..<3).map { channel in
                    let n = y / 3 * 8 + x / 4
                    return n < 10 ? byte(batch, n, channel, y % 3, x % 4) : "00"
                }
            }
        }.joined()
    }
}
