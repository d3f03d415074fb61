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
        let levels = Int(Sample.max) + 1
        guard input.count > levels * channels.count else {
            return applying(
                to: input.map { Float($0) / Float(Sample.max) }, layout: layout, colorChannels: colorChannels,
                jobs: jobs)
        }
        let tables = channels.indices.map { table(levels: levels, channel: $0) }
        let untouched = ElementwiseChain().table(levels: levels, channel: 0)
        return [Float](parallelCount: input.count, chunk: ElementwiseKernel.chunk, jobs: jobs) { range, output in
            layout.forEachRun(in: range) { run, channel in
                let isColor = channel < colorChannels
                let table = isColor ? tables[isUniform ? 0 : channel] : untouched
                lookUp(input.span.extracting(run), in: table.span, appendingTo: &output)
            }
        }
    }
}

/// Appends the table's entry for each sample.
private func lookUp<Sample: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
    _ samples: Span<Sample>, in table: Span<Float>, appendingTo output: inout OutputSpan<Float>
) {
    for index in samples.indices { output.append(table[Int(samples[index])]) }
}
