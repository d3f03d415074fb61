// `tools/benchmark kernels`: a line for each activation.

import RelumeKernels

let options = Options(CommandLine.arguments.dropFirst())
try InstructionSet.using(options.instructionSet) {
    var benchmark = KernelsBenchmark(options)
    try benchmark.run()
}
