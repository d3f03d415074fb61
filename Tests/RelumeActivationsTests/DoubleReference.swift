import Foundation
import RelumeActivations
import Testing

/// The functions in Double, for more places than true values are kept for. They are held against the kept ones, so a
/// fault here shows.
struct DoubleReference: Sendable, CustomTestStringConvertible {
    let activation: Activation
    let value: @Sendable (Double) -> Double

    var testDescription: String { activation.description }

    static let all: [DoubleReference] = [
        DoubleReference(.exponential) { exp($0) },
        DoubleReference(.elu()) { $0 > 0 ? $0 : expm1($0) },
        DoubleReference(.elu(alpha: 1.3)) { $0 > 0 ? $0 : alpha * expm1($0) },
        DoubleReference(.celu(alpha: 1.3)) { $0 > 0 ? $0 : alpha * expm1($0 / alpha) },
        DoubleReference(.selu) { 1.0507009873554805 * ($0 > 0 ? $0 : 1.6732632423543772 * expm1($0)) },
        DoubleReference(.sigmoid, sigmoid),
        DoubleReference(.logSigmoid) { -softplus(-$0) },
        DoubleReference(.tanh) { tanh($0) },
        DoubleReference(.tanhshrink, tanhshrink),
        DoubleReference(.softsign) { $0 / (1 + abs($0)) },
        DoubleReference(.softplus()) { $0 > 20 ? $0 : softplus($0) },
        DoubleReference(.softplus(beta: 1.7)) { beta * $0 > 20 ? $0 : softplus(beta * $0) / beta },
        DoubleReference(.silu) { $0 * sigmoid($0) },
        DoubleReference(.silu(beta: 1.7)) { $0 * sigmoid(beta * $0) },
        DoubleReference(.fastGELU) { $0 * sigmoid(Double(Float(1.702)) * $0) },
        DoubleReference(.mish, mish),
        DoubleReference(.gelu) { $0 * erfc(-$0 / 2.0.squareRoot()) / 2 },
        DoubleReference(.gelu(approximate: .tanh)) {
            $0 * sigmoid(2 * (2 / Double.pi).squareRoot() * ($0 + 0.044715 * $0 * $0 * $0))
        },
        DoubleReference(.squareplus()) { squareplus($0, 4) },
        DoubleReference(.squareplus(b: 0.3)) { squareplus($0, Double(Float(0.3))) },
        DoubleReference(.hardSwish) { $0 <= -3 ? 0 : $0 >= 3 ? $0 : $0 * ($0 + 3) / 6 },
        DoubleReference(.hardSigmoid(limit: 2.5)) { min(max(($0 + 2.5) / 5, 0), 1) },
        DoubleReference(.sparsePlus) { $0 <= -1 ? 0 : $0 >= 1 ? $0 : ($0 + 1) * ($0 + 1) / 4 },
        DoubleReference(.linear(a: 1.7, b: -0.3)) { beta * $0 - Double(Float(0.3)) },
    ]

    private static let alpha = Double(Float(1.3))
    private static let beta = Double(Float(1.7))

    private init(_ activation: Activation, _ value: @escaping @Sendable (Double) -> Double) {
        self.activation = activation
        self.value = value
    }

    private static func sigmoid(_ x: Double) -> Double { x < 0 ? exp(x) / (1 + exp(x)) : 1 / (1 + exp(-x)) }

    private static func softplus(_ x: Double) -> Double { max(x, 0) + log1p(exp(-abs(x))) }

    /// x - tanh x; near 0, where that cancels, by its series.
    private static func tanhshrink(_ x: Double) -> Double {
        guard abs(x) < 0.05 else { return x - tanh(x) }
        let square = x * x
        return x * square * (1 / 3.0 - square * (2 / 15.0 - square * (17 / 315.0 - square * 62 / 2835)))
    }

    private static func mish(_ x: Double) -> Double {
        let z = exp(-abs(x))
        return x < 0 ? x * z * (z + 2) / (z * (z + 2) + 2) : x * (1 + 2 * z) / (1 + 2 * z * (1 + z))
    }

    private static func squareplus(_ x: Double, _ b: Double) -> Double {
        let root = (x * x + b).squareRoot()
        return x < 0 ? b / 2 / (root - x) : (x + root) / 2
    }
}
