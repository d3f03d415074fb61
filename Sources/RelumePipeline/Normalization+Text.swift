import RelumeActivations
import RelumeCore

extension Normalization {
    /// What stands in the brackets of `normalize(...)`: the preset's name, or means and deviations.
    var argumentText: String {
        func list(_ values: [Float]) -> String { "[" + values.map(\.shortText).joined(separator: ",") + "]" }
        return name ?? "mean=\(list(mean)),std=\(list(std))"
    }

    /// The normalization that the arguments of `normalize` or `denormalize` describe.
    init(_ call: CallExpression) throws(RelumeError) {
        if let first = call.arguments.first, first.label == nil, call.arguments.count == 1,
            case .word(let name) = first.value
        {
            self = try Normalization(preset: name)
            return
        }
        guard let values = call.values(of: [["mean"], ["std"]]), let mean = values[0]?.list, let std = values[1]?.list
        else { throw Normalization.usage(call.name) }
        try self.init(mean: mean, std: std)
    }

    private init(preset name: String) throws(RelumeError) {
        let names = Normalization.presets.compactMap(\.name)
        if let preset = Normalization.presets.first(where: { $0.name.map(canonicalName) == canonicalName(name) }) {
            self = preset
            return
        }
        let hint = nearestName(to: name, in: names).map { "did you mean \"\($0)\"?" } ?? "there is \(spelledOut(names))"
        throw RelumeError(.invalidArgument, "there is no normalization preset \"\(name)\"; \(hint)")
    }

    private static func usage(_ name: String) -> RelumeError {
        RelumeError(
            .invalidArgument,
            "\(name) takes a preset (\(presets.compactMap(\.name).joined(separator: ", "))) or mean and std, e.g. "
                + "\(name)(mean=[0.5,0.4,0.3],std=[0.2,0.2,0.2])")
    }
}
