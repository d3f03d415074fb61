import RelumeCore
import RelumeRun

extension RunCommand {
    /// The library's options that the arguments stand for.
    func options() throws(RelumeError) -> RunOptions {
        var options = RunOptions(paths: [], pipeline: try work.makePipeline(), directory: output.output)
        options.input = input.options
        options.output = try output.makeOptions()
        options.output.manifestCopy = telling.manifestCopy.map { $0 == "-" ? .standardOutput : .file($0) }
        options.tensorBoard = try tensorBoard.makeOptions()
        options.batchSize = work.batchSize
        options.jobs = work.jobs
        options.measuresStatistics = telling.statistics
        options.failsFast = work.failFast
        return options
    }
}
