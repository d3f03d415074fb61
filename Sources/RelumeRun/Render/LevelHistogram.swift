import RelumeKernels

/// How often each level occurs in each channel.
struct LevelHistogram {
    let channels: Int
    let levels: Int
    private var counts: [Int]

    /// Counts `samples`, whose channels alternate in runs of `planeSize`.
    init<Sample: FixedWidthInteger & UnsignedInteger>(_ samples: [Sample], channels: Int, planeSize: Int) {
        self.channels = channels
        levels = Int(Sample.max) + 1
        counts =
            if let bytes = samples as? [UInt8] {
                LevelKernels.counts(of: bytes.span, channels: channels, planeSize: planeSize)
            } else {
                Self.counts(of: samples, channels: channels, planeSize: planeSize)
            }
    }

    private static func counts<Sample: FixedWidthInteger & UnsignedInteger>(
        of samples: [Sample], channels: Int, planeSize: Int
    ) -> [Int] {
        let levels = Int(Sample.max) + 1
        var counts = [Int](repeating: 0, count: channels * levels)
        var tally = counts.mutableSpan
        let samples = samples.span
        var index = 0
        while index < samples.count {
            for base in stride(from: 0, to: channels * levels, by: levels) {
                for _ in 0..<planeSize {
                    tally[base + Int(samples[index])] += 1
                    index += 1
                }
            }
        }
        return counts
    }

    /// Adds what was counted in other samples of the same channels and levels.
    mutating func add(_ other: LevelHistogram) {
        for index in counts.indices { counts[index] += other.counts[index] }
    }

    /// Calls `body` for every level that occurs in the first `channels` channels.
    func forEachUsedLevel(channels: Int, _ body: (_ channel: Int, _ level: Int, _ occurrences: Int) -> Void) {
        for channel in 0..<channels {
            for level in 0..<levels where counts[channel * levels + level] > 0 {
                body(channel, level, counts[channel * levels + level])
            }
        }
    }
}
