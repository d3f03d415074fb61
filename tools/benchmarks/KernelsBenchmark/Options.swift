import RelumeActivations
import RelumeKernels

/// What the command line asks for.
struct Options {
    var mebibytes = 256
    var rounds = 5
    var instructionSet = InstructionSet.current
    var activations: [Activation] = []
    var measuresSoftmax = false

    init(_ arguments: ArraySlice<String>) {
        var names: [String] = []
        var rest = arguments
        while let argument = rest.popFirst() {
            switch argument {
            case "--mib": mebibytes = rest.popFirst().flatMap { Int($0) } ?? mebibytes
            case "--rounds": rounds = rest.popFirst().flatMap { Int($0) } ?? rounds
            case "--instruction-set":
                instructionSet = (try? InstructionSet(named: rest.popFirst() ?? "")) ?? instructionSet
            default: names.append(argument)
            }
        }
        measuresSoftmax = names.isEmpty || names.contains("softmax")
        if names.isEmpty { names = Activation.all.map(\.name) }
        activations = names.compactMap { try? Activation(parsing: $0) }
    }
}
