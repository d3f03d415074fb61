import RelumeActivations
import RelumeCore

/// A function of the caller's. Two are equal when they were made by one call.
struct NamedFunction: StageOperation {
    private final class Body: Sendable {
        let call: @Sendable (Float) -> Float
        init(_ call: @escaping @Sendable (Float) -> Float) { self.call = call }
    }

    let name: String
    private let body: Body

    init(name: String, body: @escaping @Sendable (Float) -> Float) {
        self.name = name
        self.body = Body(body)
    }

    var description: String { name }
    var isActivation: Bool { true }
    var steps: [ElementwiseStep]? { [.closure(body.call)] }

    func output(for input: ImageSpec) -> ImageSpec { input.asFloats }

    static func == (left: NamedFunction, right: NamedFunction) -> Bool { left.body === right.body }

    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(body)) }
}

extension Stage {
    /// A stage that passes every color value through `body`, which is called from several threads at once. NaN in gives
    /// NaN out whatever it returns. `name` stands for it in texts and errors; a text cannot be parsed back to it.
    public static func map(_ name: String, _ body: @escaping @Sendable (Float) -> Float) -> Stage {
        Stage(NamedFunction(name: name, body: body))
    }
}
