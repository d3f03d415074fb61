public import RelumeActivations
public import RelumeCore

/// Stages that a batch of images passes in order.
///
///     let pipeline = try Pipeline(parsing: "normalize(cifar10) | relu | denormalize")
///     let outcome = try pipeline.outcome(of: batch)
public struct Pipeline: Sendable, Hashable {
    /// The stages, in order.
    public let stages: [Stage]

    /// Makes a pipeline of `stages`; none is the identity.
    public init(_ stages: [Stage]) {
        self.stages = stages
    }

    /// Makes a pipeline of one activation.
    public init(_ activation: Activation) {
        self.init([.activation(activation)])
    }

    /// The first normalization, which a display of the values undoes.
    public var normalization: Normalization? {
        for case .normalize(let normalization) in stages { return normalization }
        return nil
    }

    /// Whether each value's result depends on that value and its channel alone.
    public var isElementwise: Bool { stages.allSatisfy(\.isElementwise) }

    /// The stages' names, joined with `-`: `normalize-relu`. Of letters, digits, `_` and `-` only, for use in a file name.
    public var activationLabel: String {
        guard !stages.isEmpty else { return "identity" }
        let names = stages.map { stage in
            String(stage.name.map { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "_" ? $0 : "_" })
        }
        return names.joined(separator: "-")
    }

    /// The stages before the first activation, and those from there on. Without an activation nothing comes before.
    var halves: (before: Pipeline, after: Pipeline) {
        let first = stages.firstIndex(where: \.isActivation) ?? 0
        return (Pipeline(Array(stages[..<first])), Pipeline(Array(stages[first...])))
    }

    /// Checks that the pipeline fits images of `colorChannels` channels, alpha not counted.
    ///
    /// - Throws: `invalidArgument` that names the stage, what it has, what the image has, and what to use instead.
    public func validate(colorChannels: Int) throws(RelumeError) {
        for stage in stages {
            switch stage {
            case .normalize(let normalization), .denormalize(let normalization):
                guard let channels = normalization.channels, channels != colorChannels else { continue }
                throw RelumeError(
                    .invalidArgument,
                    "\(stage) has \(channels) channels but the image has \(counted(colorChannels)); "
                        + "use one mean and deviation for all channels, e.g. \(stage.name)(half)")
            case .activation(let activation): try activation.validate(colorChannels: colorChannels)
            case .clamp, .function: continue
            }
        }
    }
}
