import RelumeActivations
import RelumeCore
import RelumeKernels

/// Values below `lo` become `lo`, values above `hi` become `hi`. NaN stays NaN.
struct Clamp: StageOperation {
    let lo: Float
    let hi: Float

    static let kind = StageKind(
        name: "clamp", summary: "values outside become the nearest of the two", example: "clamp(0,1)"
    ) { call, _ throws(RelumeError) in
        guard let values = call.values(of: [["min", "lo"], ["max", "hi"]]), let lo = values[0]?.number,
            let hi = values[1]?.number, lo <= hi
        else {
            throw RelumeError(
                .invalidArgument, "clamp takes a lowest and a highest value, e.g. clamp(0,1) or clamp(min=0,max=1)")
        }
        return .clamp(lo: lo, hi: hi)
    }

    var name: String { Self.kind.name }
    var description: String { "clamp(min=\(lo.shortText),max=\(hi.shortText))" }
    var kernels: [ElementwiseKernel]? { [ElementwiseKernel(.clamp, lo, hi)] }

    func output(for input: ImageSpec) -> ImageSpec { input.asFloats }
}

extension Stage {
    /// Values below `lo` become `lo`, values above `hi` become `hi`. NaN stays NaN.
    public static func clamp(lo: Float, hi: Float) -> Stage { Stage(Clamp(lo: lo, hi: hi)) }
}
