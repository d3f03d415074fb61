import RelumeActivations
public import RelumeCore

extension Pipeline: CustomStringConvertible {
    /// Parses stages with `|` between them, e.g. `normalize(cifar10) | relu | clamp(0,1)`.
    ///
    /// A bare `denormalize` undoes the `normalize` before it.
    /// - Throws: `invalidArgument` that names the character or the stage at fault, and the nearest known name.
    public init(parsing text: String) throws(RelumeError) {
        var stages: [Stage] = []
        for (index, call) in try CallExpression.sequence(parsing: text).enumerated() {
            do throws(RelumeError) {
                stages.append(try Stage(call, after: stages))
            } catch {
                throw RelumeError(error.code, "stage \(index + 1), \(call.name): \(error)")
            }
        }
        self.init(stages)
    }

    /// The stages with every parameter's effective value; parsing it gives an equal pipeline (without closures).
    public var description: String { stages.map(\.description).joined(separator: " | ") }
}
