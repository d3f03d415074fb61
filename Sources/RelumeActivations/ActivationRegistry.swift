public import RelumeCore

extension Activation {
    /// Every function, in the order in which they are listed. A new one gets its line here.
    public static let all: [ActivationFunction] = [
        .linear,
        .relu,
        .leakyReLU,
        .prelu,
        .elu,
        .sigmoid,
        .tanh,
        .silu,
        .gelu,
        .softmax,
    ]

    /// The function called `name`, or with that alias; case, `_` and `-` do not matter.
    ///
    /// - Throws: `invalidArgument` that suggests the nearest name.
    public static func function(named name: String) throws(RelumeError) -> ActivationFunction {
        let wanted = canonicalName(name)
        if let function = all.first(where: { ([$0.name] + $0.aliases).map(canonicalName).contains(wanted) }) {
            return function
        }
        let hint =
            nearestName(to: name, in: all.flatMap { [$0.name] + $0.aliases })
            .map { "did you mean \"\($0)\"?" } ?? "\"relume list\" prints all of them"
        throw RelumeError(.invalidArgument, "there is no activation \"\(name)\"; \(hint)")
    }
}
