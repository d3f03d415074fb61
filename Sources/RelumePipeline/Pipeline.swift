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

    /// Whether what leaves has the shape of what enters; GLU halves an axis.
    public var keepsShape: Bool { reshapingActivation == nil }

    private var reshapingActivation: Activation? {
        for case .activation(let activation) in stages where !activation.keepsShape { return activation }
        return nil
    }

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

    /// Checks that an image leaves with the shape it came with, so that a picture of it can be made.
    ///
    /// - Throws: `invalidArgument` that names the activation that halves an axis, and where it can be used.
    public func validateShape() throws(RelumeError) {
        guard let activation = reshapingActivation else { return }
        throw RelumeError(
            .invalidArgument,
            "an image must leave a pipeline with the shape it came with, but \(activation) halves an axis; take another "
                + "activation, or apply it to tensors in Swift or to numbers by \"relume eval\"")
    }

    /// Checks that the pipeline fits images of `colorChannels` channels, alpha not counted, and keeps their shape.
    ///
    /// - Throws: `invalidArgument` that names the stage, what it has, what the image has, and what to use instead; also for
    ///   what ``applying(_:jobs:)`` can do and an image cannot follow, see ``validateShape()``.
    public func validate(colorChannels: Int) throws(RelumeError) {
        try validateShape()
        try validateStages(colorChannels: colorChannels)
    }

    /// Checks that each stage fits the color channels that the stages before it leave.
    func validateStages(colorChannels: Int) throws(RelumeError) {
        var colorChannels = colorChannels
        for stage in stages {
            switch stage {
            case .normalize(let normalization), .denormalize(let normalization):
                guard let channels = normalization.channels, channels != colorChannels else { continue }
                throw RelumeError(
                    .invalidArgument,
                    "\(stage) has \(channels) channels but the image has \(counted(colorChannels)); "
                        + "use one mean and deviation for all channels, e.g. \(stage.name)(half)")
            case .activation(let activation):
                try activation.validate(colorChannels: colorChannels)
                colorChannels = activation.colorChannels(after: colorChannels)
            case .clamp, .function: continue
            }
        }
    }
}
