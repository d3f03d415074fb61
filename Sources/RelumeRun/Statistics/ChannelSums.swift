import RelumeCore
import RelumeImages

/// Sums over the samples of each color channel and over their squares, in whole numbers, so that neither the order nor the
/// number of threads shows in them. Alpha is left out.
struct ChannelSums: Sendable, Equatable {
    /// How many pictures there are.
    private(set) var images = 0
    /// How many samples each channel has.
    private(set) var pixels = 0
    /// In units of 1/65535; 8-bit samples are whole multiples of 257 of them.
    private var sums: [Int128]
    private var squares: [Int128]

    /// The number of color channels.
    var channels: Int { sums.count }

    /// Sums of nothing.
    init(channels: Int) {
        sums = [Int128](repeating: 0, count: channels)
        squares = sums
    }

    /// Adds the samples of pictures that stand in memory as `form` says.
    mutating func add<Sample: FixedWidthInteger & UnsignedInteger>(_ samples: [Sample], _ form: PixelForm) {
        let unit = Int128(65535 / Int(Sample.max))
        images += form.count
        pixels += form.count * form.height * form.width
        LevelHistogram(samples, channels: form.channels, planeSize: form.planeSize)
            .forEachUsedLevel(channels: sums.count) { channel, level, occurrences in
                let value = Int128(level) * unit
                sums[channel] += value * Int128(occurrences)
                squares[channel] += value * value * Int128(occurrences)
            }
    }

    /// Adds what `other` has summed, of as many channels.
    mutating func add(_ other: ChannelSums) {
        images += other.images
        pixels += other.pixels
        for channel in sums.indices {
            sums[channel] += other.sums[channel]
            squares[channel] += other.squares[channel]
        }
    }

    /// The mean of each channel, of values in [0, 1].
    var mean: [Double] { sums.map { Double($0) / (Double(pixels) * 65535) } }

    /// The standard deviation of each channel, of the population as NumPy's.
    var standardDeviation: [Double] {
        zip(sums, squares).map { sum, square in
            // Exact up to the root: n^2 times the variance is a whole number.
            Double(square * Int128(pixels) - sum * sum).squareRoot() / (Double(pixels) * 65535)
        }
    }
}
