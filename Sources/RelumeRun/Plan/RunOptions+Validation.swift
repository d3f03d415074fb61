import RelumeCodecs
import RelumeCore
import RelumePipeline

extension RunOptions {
    /// - Throws: `invalidArgument` for numbers out of range and options that exclude each other.
    func validate() throws(RelumeError) {
        try Self.require(batchSize, "batch-size", in: 1...1_000_000)
        if let jobs { try Self.require(jobs, "jobs", in: 1...1024) }
        if let limit = input.limit { try Self.require(limit, "limit", in: 1...Int.max) }
        try Self.require(output.cellSide, "cell", in: 1...4096)
        try Self.require(tensorBoard.every, "every", in: 1...Int.max)
        if let outputs = tensorBoard.maxOutputs { try Self.require(outputs, "max-outputs", in: 1...Int.max) }
        try validatePipeline()
        guard !output.directory.isEmpty else {
            throw RelumeError(.invalidArgument, "the output directory's name is empty")
        }
        if output.directory == OutputPaths.standardOutput { try validateStandardOutput() }
        guard !tensorBoard.beforeTag.isEmpty, !tensorBoard.afterTag.isEmpty,
            tensorBoard.beforeTag != tensorBoard.afterTag
        else {
            throw RelumeError(.invalidArgument, "tags must be two different names, such as before,after")
        }
    }

    /// What fits no kind of picture is refused before a file is opened, neither a small one nor one that is large enough for
    /// any crop. Others may still not fit the one that comes.
    private func validatePipeline() throws(RelumeError) {
        var first: RelumeError?
        for side in [64, 1 << 14] {
            for channels in [3, 1, 4, 2] {
                let hasAlpha = channels.isMultiple(of: 2)
                do throws(RelumeError) {
                    _ = try pipeline.output(
                        for: ImageSpec(height: side, width: side, channels: channels, hasAlpha: hasAlpha))
                    return
                } catch {
                    first = first ?? error
                }
            }
        }
        if let first { throw first }
    }

    /// One file goes to standard output, and nothing beside it.
    private func validateStandardOutput() throws(RelumeError) {
        guard output.manifestCopy != .standardOutput else {
            throw RelumeError(
                .invalidArgument, "--output - and --manifest-copy - would both write to standard output; name a file")
        }
        let possible = OutputKind.all.filter(\.fitsStandardOutput).map(\.name)
        guard let kinds = output.kinds, kinds.count != 1 || !kinds.isSubset(of: possible) else { return }
        throw RelumeError(
            .invalidArgument,
            "--output - takes one file; choose one of \(possible.joined(separator: ", ")) for --save, or name a directory"
        )
    }

    private static func require(_ value: Int, _ name: String, in range: ClosedRange<Int>) throws(RelumeError) {
        guard range.contains(value) else {
            let bounds =
                range.upperBound == .max
                ? "at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
            throw RelumeError(.invalidArgument, "\(name) must be \(bounds), not \(value)")
        }
    }
}
