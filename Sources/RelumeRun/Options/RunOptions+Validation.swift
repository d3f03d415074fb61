import RelumeCodecs
import RelumeCore
import RelumePipeline

extension RunOptions {
    /// - Throws: `invalidArgument` for numbers out of range and options that exclude each other.
    func validate() throws(RelumeError) {
        try Self.require(batchSize, "batch-size", in: 1...1_000_000)
        if let jobs { try Self.require(jobs, "jobs", in: 1...1024) }
        if let limit = input.limit { try Self.require(limit, "limit", in: 1...Int.max) }
        try Self.require(input.limits.maxPixels, "max-image-pixels", in: 1...Int.max)
        try Self.require(output.cellSide, "cell", in: 1...4096)
        try Self.require(tensorBoard.every, "every", in: 1...Int.max)
        if let outputs = tensorBoard.maxOutputs { try Self.require(outputs, "max-outputs", in: 1...Int.max) }
        // What comes out stands beside what goes in.
        try pipeline.validateShape()
        guard !output.directory.isEmpty else {
            throw RelumeError(.invalidArgument, "the output directory's name is empty")
        }
        guard !tensorBoard.beforeTag.isEmpty, !tensorBoard.afterTag.isEmpty,
            tensorBoard.beforeTag != tensorBoard.afterTag
        else {
            throw RelumeError(.invalidArgument, "tags must be two different names, such as before,after")
        }
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
