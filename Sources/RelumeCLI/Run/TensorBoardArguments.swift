import ArgumentParser
import RelumeCore
public import RelumeRun

extension TensorBoardOptions.Layout: ExpressibleByArgument {}

/// How batches go to TensorBoard.
struct TensorBoardArguments: ParsableArguments {
    @Option(help: ArgumentHelp("The tags of before and after, kept verbatim.", valueName: "before,after"))
    var tags = "before,after"

    @Option(help: "One grid a step, or single images under one tag; a list where sizes differ, unless set.")
    var imageLayout: TensorBoardOptions.Layout?

    @Option(help: ArgumentHelp("At most so many images a step.", valueName: "n"))
    var maxOutputs: Int?

    @Option(help: ArgumentHelp("Only every n-th step.", valueName: "n"))
    var every = 1

    func makeOptions() throws(RelumeError) -> TensorBoardOptions {
        let names = tags.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard names.count == 2 else {
            throw RelumeError(.invalidArgument, "--tags needs two names with a comma between, not '\(tags)'")
        }
        var options = TensorBoardOptions()
        (options.beforeTag, options.afterTag) = (names[0], names[1])
        options.layout = imageLayout
        options.maxOutputs = maxOutputs
        options.every = every
        return options
    }
}
