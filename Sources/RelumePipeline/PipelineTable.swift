import RelumeActivations
package import RelumeCore

/// An elementwise pipeline as a function of an integer sample: what every sample is before and after.
package struct PipelineTable: Sendable {
    /// For each color channel, the value that enters the first activation, by sample.
    package let before: [[Float]]
    /// For each color channel, the value that leaves the last stage, by sample.
    package let after: [[Float]]
}

extension Pipeline {
    /// What the pipeline makes of each of `levels` samples (256 or 65536), of which k stands for `k / (levels - 1)`, in
    /// each of `colorChannels` channels. The values are those of ``outcome(of:context:jobs:)`` to the bit.
    ///
    /// - Throws: `invalidArgument` where the pipeline does not fit the channels or is not elementwise.
    package func table(levels: Int, colorChannels: Int) throws(RelumeError) -> PipelineTable {
        _ = try output(for: ImageSpec(height: 1, width: levels, channels: colorChannels))
        guard isElementwise else {
            throw RelumeError(
                .invalidArgument, "\"\(self)\" looks at more than one value at a time, so no table can hold it")
        }
        return PipelineTable(
            before: halves.before.tables(levels, colorChannels), after: tables(levels, colorChannels))
    }

    /// The derivative of ``derivative(at:jobs:)`` at each sample, for each color channel; nil where there is none.
    ///
    /// - Throws: `invalidArgument` where the pipeline does not fit the channels or is not elementwise.
    package func derivativeTable(levels: Int, colorChannels: Int) throws(RelumeError) -> [[Float]]? {
        let before = try table(levels: levels, colorChannels: colorChannels).before
        let batch = ImageBatch(
            unchecked: .float32(Tensor(unchecked: [1, colorChannels, 1, levels], scalars: before.flatMap(\.self))))
        return try derivative(at: batch, jobs: 1).map { derivatives in
            let scalars = derivatives.float32().scalars
            return (0..<colorChannels).map { Array(scalars[$0 * levels..<($0 + 1) * levels]) }
        }
    }

    /// The tables of an elementwise pipeline; channels that are alike share theirs.
    private func tables(_ levels: Int, _ colorChannels: Int) -> [[Float]] {
        var chain = ElementwiseChain()
        for stage in stages { stage.operation.steps.map { chain.append($0) } }
        if chain.isUniform { return Array(repeating: chain.table(levels: levels, channel: 0), count: colorChannels) }
        return (0..<colorChannels).map { chain.table(levels: levels, channel: $0) }
    }
}
