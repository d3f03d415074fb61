import RelumeActivations
import RelumeCore

/// What several tests run through.
enum Samples {
    /// Every elementwise function with several choices of parameters, and one with random slopes.
    static let activations: [Activation] = Set(golden.map(\.activation) + [random])
        .sorted { $0.description < $1.description }

    /// Where the derivative of an activation may jump.
    static func kinks(of activation: Activation) -> [Float] {
        golden.first { $0.activation == activation }?.seams ?? []
    }

    private static let golden = made { try GoldenFile.Folder.values.files.map { try GoldenFile($0, in: .values) } }
    private static let random = made { try Activation.rrelu(seed: 7) }

    private static func made<Value>(_ make: () throws -> Value) -> Value {
        do {
            return try make()
        } catch {
            preconditionFailure("\(error)")
        }
    }

    /// Values of every kind, in an order that mixes them.
    static let values: [Float] = {
        let special: [Float] = [0, -0.0, .infinity, -.infinity, .nan, 0x1p-133, -0x1p-133, 1e30, -1e30, 88, -88, -103]
        let spread = (0..<487).map { Float(($0 * 7919) % 1000 - 500) / 40 }
        let all = special + spread
        return (0..<2).flatMap { round in all.indices.map { all[($0 * 211 + round * 31) % all.count] } }
    }()
}

extension Tensor<Float> {
    /// The scalars' bit patterns, in which NaN equals NaN and -0 differs from 0.
    var bytes: [UInt32] { scalars.map(\.bitPattern) }
}
