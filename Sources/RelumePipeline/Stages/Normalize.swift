import RelumeActivations
public import RelumeCore
import RelumeKernels

/// `(x - mean) / std` of each channel.
struct Normalize: StageOperation {
    let normalization: Normalization

    static let kind = StageKind(
        name: "normalize", summary: "(x - mean) / std of each channel", example: "normalize(half)"
    ) { call, _ throws(RelumeError) in .normalize(try Normalization(call)) }

    var name: String { Self.kind.name }
    var description: String { "\(name)(\(normalization.argumentText))" }

    var kernels: [ElementwiseKernel]? {
        zip(normalization.mean, normalization.std).map { ElementwiseKernel(.normalize, $0, $1) }
    }

    func output(for input: ImageSpec) throws(RelumeError) -> ImageSpec { try normalization.output(for: input, self) }
}

/// `x * std + mean` of each channel, which undoes a normalization.
struct Denormalize: StageOperation {
    let normalization: Normalization

    static let kind = StageKind(
        name: "denormalize", summary: "x * std + mean of each channel; without arguments it undoes the last normalize",
        example: "denormalize"
    ) { call, earlier throws(RelumeError) in
        guard call.arguments.isEmpty else { return .denormalize(try Normalization(call)) }
        guard let latest = earlier.last(where: { $0.operation is Normalize })?.operation as? Normalize else {
            throw RelumeError(
                .invalidArgument,
                "denormalize without arguments undoes an earlier normalize, and there is none; name a preset, e.g. "
                    + "denormalize(half)")
        }
        return .denormalize(latest.normalization)
    }

    var name: String { Self.kind.name }
    var description: String { "\(name)(\(normalization.argumentText))" }

    var kernels: [ElementwiseKernel]? {
        zip(normalization.mean, normalization.std).map { ElementwiseKernel(.denormalize, $1, $0) }
    }

    func output(for input: ImageSpec) throws(RelumeError) -> ImageSpec { try normalization.output(for: input, self) }
}

extension Stage {
    /// `(x - mean) / std` of each channel.
    public static func normalize(_ normalization: Normalization) -> Stage {
        Stage(Normalize(normalization: normalization))
    }

    /// `x * std + mean` of each channel, which undoes a normalization.
    public static func denormalize(_ normalization: Normalization) -> Stage {
        Stage(Denormalize(normalization: normalization))
    }
}

extension Pipeline {
    /// The first normalization, which a display of the values undoes.
    public var normalization: Normalization? {
        stages.lazy.compactMap { $0.operation as? Normalize }.first?.normalization
    }

    /// Whether the values that leave are normalized, so that a display has to undo it, and still have the channels that it
    /// was made for.
    package var leavesNormalized: Bool {
        guard let normalization, !stages.contains(where: { $0.operation is Denormalize }) else { return false }
        guard let channels = normalization.channels else { return true }
        return (try? output(for: ImageSpec(height: 64, width: 64, channels: channels)))?.colorChannels == channels
    }
}

extension Normalization {
    fileprivate func output(for input: ImageSpec, _ stage: some StageOperation) throws(RelumeError) -> ImageSpec {
        if let channels, channels != input.colorChannels {
            throw RelumeError(
                .invalidArgument,
                "\(stage) has \(channels) channels but the image has \(counted(input.colorChannels)); "
                    + "use one mean and deviation for all channels, e.g. \(stage.name)(half)")
        }
        return input.asFloats
    }
}
