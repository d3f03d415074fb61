// `tools/benchmark kernels`: a line for each activation.

import RelumeKernels

let options = Options(CommandLine.arguments.dropFirst())
InstructionSet.using(options.instructionSet) {
    var benchmark = KernelsBenchmark(options)
    benchmark.run()
}
