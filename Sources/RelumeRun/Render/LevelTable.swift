import RelumeKernels

/// One output for every level an integer sample can have, channel by channel: `entries[channel * levels + level]`.
struct LevelTable<Output: BitwiseCopyable & Equatable & Sendable>: Sendable {
    private let channels: Int
    private let levels: Int
    private let entries: [Output]
    /// Equal channels are one long plane, which needs no bookkeeping in the inner loop.
    private let isUniform: Bool

    /// Evaluates `output` for every level of every channel.
    init(channels: Int, levels: Int, _ output: (_ channel: Int, _ level: Int) -> Output) {
        self.channels = channels
        self.levels = levels
        let entries = (0..<channels).flatMap { channel in (0..<levels).map { output(channel, $0) } }
        self.entries = entries
        isUniform = (1..<max(channels, 1)).allSatisfy { channel in
            entries[channel * levels..<(channel + 1) * levels].elementsEqual(entries[..<levels])
        }
    }

    /// Looks up every sample. Channels alternate in runs of `planeSize` samples: 1 for interleaved pixels, `H * W` for
    /// planes.
    func map<Sample: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
        _ samples: [Sample], planeSize: Int
    ) -> [Output] {
        precondition(Int(Sample.max) < levels, "a table of \(levels) levels is too small for \(Sample.self)")
        if isUniform || planeSize == 1,
            let mapped = LevelKernels.map(
                samples.span, channels: isUniform ? 1 : channels, tables: entries.span)
        {
            return mapped
        }
        let samples = samples.span
        let table = entries.span
        return [Output](capacity: samples.count) { output in
            if isUniform {
                for index in samples.indices { output.append(table[Int(samples[index])]) }
                return
            }
            var index = 0
            while index < samples.count {
                for base in stride(from: 0, to: channels * levels, by: levels) {
                    for _ in 0..<planeSize {
                        output.append(table[base + Int(samples[index])])
                        index += 1
                    }
                }
            }
        }
    }
}
