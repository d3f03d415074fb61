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
    /// The curve of `activation`.
    ///
    /// - Throws: `invalidArgument` for one that is not a function of one value.
    init(_ activation: Activation) throws(RelumeError) {
        guard activation.isElementwise, activation.channels == nil else {
            throw RelumeError(
                .invalidArgument,
                "\(activation.label) is not a function of one value and has no curve; choose an elementwise activation "
                    + "with one weight for all channels")
        }
        self.init(label: activation.label, isGradient: false) { places in
            Tensor(shape: [places.count], scalars: places).applying(activation, jobs: 1).scalars
        }
    }

    /// The gradient of an activation that has a curve.
    init(gradientOf activation: Activation) {
        self.init(label: activation.label + "\u{2032}", isGradient: true) { places in
            Tensor(shape: [places.count], scalars: places).derivative(of: activation, jobs: 1).scalars
        }
    }
}

extension Activation {
    /// The text form with only the parameters that are not at their defaults: `gelu`, `leaky_relu(negative_slope=0.2)`.
    var label: String {
        let set = zip(function.parameters, values).filter { $0.defaultValue != $1 }.map { "\($0.name)=\($1)" }
        return set.isEmpty ? name : "\(name)(\(set.joined(separator: ", ")))"
    }
}
