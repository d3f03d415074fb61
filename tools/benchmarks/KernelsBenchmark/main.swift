// `tools/benchmark kernels`: a line for each activation.

var benchmark = KernelsBenchmark(Options(CommandLine.arguments.dropFirst()))
benchmark.run()
