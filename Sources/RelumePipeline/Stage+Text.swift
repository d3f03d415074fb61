import RelumeActivations
import RelumeCore

extension Stage: CustomStringConvertible {
    /// The stage as a pipeline's text has it, with the effective value of every parameter.
    public var description: String {
        switch self {
        case .normalize(let normalization), .denormalize(let normalization): "\(name)(\(normalization.argumentText))"
        case .activation(let activation): activation.description
        case .clamp(let lo, let hi): "clamp(min=\(lo.shortText),max=\(hi.shortText))"
        case .function(let function): function.name
        }
    }

    /// Makes the stage that `call` describes. A bare `denormalize` undoes `normalization`.
    init(_ call: CallExpression, undoing normalization: Normalization?) throws(RelumeError) {
        switch canonicalName(call.name) {
        case "normalize":
            self = .normalize(try Normalization(call))
        case "denormalize" where call.arguments.isEmpty:
            guard let normalization else {
                throw RelumeError(
                    .invalidArgument,
                    "denormalize without arguments undoes an earlier normalize, and there is none; name a preset, e.g. "
                        + "denormalize(half)")
            }
            self = .denormalize(normalization)
        case "denormalize":
            self = .denormalize(try Normalization(call))
        case "clamp":
            self = try Stage(clamp: call)
        default:
            self = .activation(try Stage.activation(call))
        }
    }

    private init(clamp call: CallExpression) throws(RelumeError) {
        var limits: [Float?] = [nil, nil]
        for (position, argument) in call.arguments.enumerated() {
            let labels = [nil: position, "min": 0, "lo": 0, "max": 1, "hi": 1]
            guard let index = labels[argument.label], index < 2, limits[index] == nil,
                case .number(let limit, _) = argument.value
            else { throw Stage.clampUsage }
            limits[index] = limit
        }
        guard let lo = limits[0], let hi = limits[1], lo <= hi else { throw Stage.clampUsage }
        self = .clamp(lo: lo, hi: hi)
    }

    private static let clampUsage = RelumeError(
        .invalidArgument, "clamp takes a lowest and a highest value, e.g. clamp(0,1) or clamp(min=0,max=1)")

    /// The activation of this name; an unknown name may also have meant another kind of stage.
    private static func activation(_ call: CallExpression) throws(RelumeError) -> Activation {
        let others = ["normalize", "denormalize", "clamp"]
        let known = Activation.all.flatMap { [$0.name] + $0.aliases }
        guard !known.map(canonicalName).contains(canonicalName(call.name)),
            let nearest = nearestName(to: call.name, in: known + others), others.contains(nearest)
        else { return try Activation(call) }
        throw RelumeError(.invalidArgument, "there is no stage \"\(call.name)\"; did you mean \"\(nearest)\"?")
    }
}
