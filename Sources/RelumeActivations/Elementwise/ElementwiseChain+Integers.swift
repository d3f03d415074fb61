import RelumeCore
import RelumeKernels
import RelumeParallel

extension ElementwiseChain {
    /// The chain's value for each of `levels` samples of `channel`: sample k stands for k / (levels - 1).
    package func table(levels: Int, channel: Int) -> [Float] {
        let maximum = Float(levels - 1)
        var table = (0..<levels).map { Float($0) / maximum }
        var values = table.mutableSpan
        apply(to: &values, in: 0..<levels, channel: channel)
        return table
    }

    /// What the chain makes of integer samples: looked up where there are more samples than table entries.
    ///
    /// A table holds what the float path gives for each possible sample, so both ways give the same bytes.
    func applying<Sample: FixedWidthInteger & UnsignedInteger & BitwiseCopyable & Sendable>(
        to input: [Sample], layout: PlaneLayout, colorChannels: Int, jobs: Int
    ) -> [Float] {
        guard let tables = LevelTables<Sample>(self, forSamples: input.count) else {
            return applying(
                to: input.map { Float($0) / Float(Sample.max) }, layout: layout, colorChannels: colorChannels,
                jobs: jobs)
        }
        return [Float](parallelCount: input.count, chunk: ElementwiseKernel.chunk, jobs: jobs) { range, output in
            tables.map(input.span, in: range, layout, colorChannels, appendingTo: &output)
        }
    }

    /// Writes what the chain makes of integer samples to memory for as many floats.
    func map<Sample: FixedWidthInteger & UnsignedInteger & BitwiseCopyable & Sendable>(
        _ input: Span<Sample>, into output: inout MutableSpan<Float>, _ layout: PlaneLayout, colorChannels: Int,
        jobs: Int
    ) {
        guard let tables = LevelTables<Sample>(self, forSamples: input.count) else {
            for index in input.indices { output[index] = Float(input[index]) / Float(Sample.max) }
            return apply(to: &output, layout, colorChannels: colorChannels, jobs: jobs)
        }
        output.overwriteInParallel(chunk: ElementwiseKernel.chunk, jobs: jobs) { range, output in
            tables.map(input, in: range, layout, colorChannels, appendingTo: &output)
        }
    }
}

/// A chain's values for every possible sample of each channel.
private struct LevelTables<Sample: FixedWidthInteger & UnsignedInteger & BitwiseCopyable & Sendable>: Sendable {
    private let channels: [[Float]]
    /// Samples as floats, for what the chain does not touch.
    private let untouched: [Float]

    /// Makes the tables, unless there are fewer samples than entries.
    init?(_ chain: ElementwiseChain, forSamples count: Int) {
        let levels = Int(Sample.max) + 1
        guard count > levels * chain.channels.count else { return nil }
        channels = chain.channels.indices.map { chain.table(levels: levels, channel: $0) }
        untouched = ElementwiseChain().table(levels: levels, channel: 0)
    }

    /// Appends the values of a range of samples.
    func map(
        _ input: Span<Sample>, in range: Range<Int>, _ layout: PlaneLayout, _ colorChannels: Int,
        appendingTo output: inout OutputSpan<Float>
    ) {
        layout.forEachRun(in: range) { run, channel in
            let table = channel < colorChannels ? channels[channels.count == 1 ? 0 : channel] : untouched
            lookUp(input.extracting(run), in: table.span, appendingTo: &output)
        }
    }
}

/// Appends the table's entry for each sample.
private func lookUp<Sample: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
    _ samples: Span<Sample>, in table: Span<Float>, appendingTo output: inout OutputSpan<Float>
) {
    for index in samples.indices { output.append(table[Int(samples[index])]) }
}
