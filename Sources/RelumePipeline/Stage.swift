public import RelumeActivations
public import RelumeCore

/// One step of a pipeline. It touches color channels only; alpha passes through.
public enum Stage: Sendable, Hashable {
    /// `(x - mean) / std` of each channel.
    case normalize(Normalization)
    /// `x * std + mean` of each channel, which undoes a normalization.
    case denormalize(Normalization)
    /// An activation function.
    case activation(Activation)
    /// Values below `lo` become `lo`, values above `hi` become `hi`. NaN stays NaN.
    case clamp(lo: Float, hi: Float)
    /// A function of the caller's.
    case function(StageFunction)

    /// A stage that passes every color value through `body`, which is called from several threads at once. NaN in gives
    /// NaN out whatever it returns. `name` stands for it in texts and errors; a text cannot be parsed back to it.
    public static func map(_ name: String, _ body: @escaping @Sendable (Float) -> Float) -> Stage {
        .function(StageFunction(name: name, body: body))
    }

    /// Whether each value's result depends on that value and its channel alone.
    public var isElementwise: Bool {
        if case .activation(let activation) = self { activation.isElementwise } else { true }
    }

    /// Whether this is what a pipeline is about: an activation or a function of the caller's, not a preparation.
    var isActivation: Bool {
        switch self {
        case .activation, .function: true
        case .normalize, .denormalize, .clamp: false
        }
    }

    /// The name without parameters.
    public var name: String {
        switch self {
        case .normalize: "normalize"
        case .denormalize: "denormalize"
        case .activation(let activation): activation.name
        case .clamp: "clamp"
        case .function(let function): function.name
        }
    }
}

/// A named closure as a stage. Two are equal when they were made by one call.
public struct StageFunction: Sendable, Hashable {
    private final class Body: Sendable {
        let call: @Sendable (Float) -> Float
        init(_ call: @escaping @Sendable (Float) -> Float) { self.call = call }
    }

    /// What it is called in texts and errors.
    public let name: String
    private let body: Body

    init(name: String, body: @escaping @Sendable (Float) -> Float) {
        self.name = name
        self.body = Body(body)
    }

    var call: @Sendable (Float) -> Float { body.call }

    /// Whether both were made by one call.
    public static func == (left: StageFunction, right: StageFunction) -> Bool { left.body === right.body }

    /// Hashes the identity.
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(body)) }
}
