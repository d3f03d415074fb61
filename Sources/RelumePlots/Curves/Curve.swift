import RelumeActivations
import RelumeCore

/// A function of one value to draw: an activation or its gradient.
struct Curve: Sendable {
    let label: String
    let isGradient: Bool
    /// The values at many places, by the same vector kernels that images pass through.
    let values: @Sendable ([Float]) -> [Float]
}

extension Curve {
    /// The curve of `activation` and that of its gradient.
    ///
    /// - Throws: `invalidArgument` for one that is not a function of one value.
    static func pair(of activation: Activation) throws(RelumeError) -> (function: Curve, gradient: Curve) {
        let label = activation.label
        guard let steps = activation.steps, steps.count == 1, let gradient = steps[0].derivative else {
            throw RelumeError(
                .invalidArgument,
                "\(label) is not a function of one value and has no curve; choose an elementwise activation with one "
                    + "weight for all channels")
        }
        return (
            Curve(label: label, isGradient: false, values: steps[0].values),
            Curve(label: label + "\u{2032}", isGradient: true, values: gradient.values)
        )
    }
}

extension Activation {
    /// The text form with only the parameters that are not at their defaults: `gelu`, `leaky_relu(negative_slope=0.2)`.
    var label: String {
        let set = zip(function.parameters, values).filter { $0.defaultValue != $1 }.map { "\($0.name)=\($1)" }
        return set.isEmpty ? name : "\(name)(\(set.joined(separator: ", ")))"
    }
}
