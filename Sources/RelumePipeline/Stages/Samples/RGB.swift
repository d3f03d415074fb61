import RelumeActivations
import RelumeCore

/// Gray as three equal channels, as torchvision's `RGB`.
struct RGB: StageOperation {
    static let kind = StageKind(
        name: "rgb", summary: "gray as three equal channels; RGB stays as it is", example: "rgb"
    ) { call, _ throws(RelumeError) in
        guard call.arguments.isEmpty else { throw RelumeError(.invalidArgument, "rgb takes no arguments") }
        return .rgb
    }

    var name: String { Self.kind.name }
    var description: String { name }

    func output(for input: ImageSpec) throws(RelumeError) -> ImageSpec {
        guard input.colorChannels == 1 || input.colorChannels == 3 else {
            throw RelumeError(
                .invalidArgument,
                "rgb needs gray or RGB, but the image has \(counted(input.colorChannels)); put it before what changes the "
                    + "channels")
        }
        var output = input
        output.channels = input.hasAlpha ? 4 : 3
        return output
    }

    func apply(to batch: inout ImageBatch, _ context: SampleContext, jobs: Int) {
        guard batch.colorChannels == 1 else { return }
        let samples: ImageBatch.Samples =
            switch batch.samples {
            case .uint8(let tensor): .uint8(tensor.firstChannelThrice())
            case .uint16(let tensor): .uint16(tensor.firstChannelThrice())
            case .float32(let tensor): .float32(tensor.firstChannelThrice())
            }
        batch = ImageBatch(unchecked: samples, hasAlpha: batch.hasAlpha)
    }
}

extension Tensor {
    /// Planes `[N, C, H, W]` with the first channel two more times.
    fileprivate func firstChannelThrice() -> Tensor {
        let plane = shape[2] * shape[3]
        let scalars = scalars.span
        return Tensor(shape: [shape[0], shape[1] + 2, shape[2], shape[3]]) { output in
            for image in 0..<shape[0] {
                for channel in [0, 0] + Array(0..<shape[1]) {
                    let start = (image * shape[1] + channel) * plane
                    for index in start..<start + plane { output.append(scalars[index]) }
                }
            }
        }
    }
}

extension Stage {
    /// Gray as three equal channels, as torchvision's `RGB`; RGB stays as it is, and so does alpha. Samples keep their type.
    public static let rgb = Stage(RGB())
}
