import RelumeActivations
import RelumeCore

/// Gray as three equal channels, and alpha dropped, as Pillow's `convert("RGB")`.
struct RGB: StageOperation {
    static let kind = StageKind(
        name: "rgb", summary: "three channels: gray as three equal ones, alpha dropped", example: "rgb"
    ) { call, _ throws(RelumeError) in
        guard call.arguments.isEmpty else { throw RelumeError(.invalidArgument, "rgb takes no arguments") }
        return .rgb
    }

    var name: String { Self.kind.name }
    var description: String { name }

    func output(for input: ImageSpec) throws(RelumeError) -> ImageSpec {
        try requireGrayOrRGB(input)
        var output = input
        (output.channels, output.hasAlpha) = (3, false)
        return output
    }

    func apply(to batch: inout ImageBatch, _ context: SampleContext, jobs: Int) {
        guard batch.channels != 3 else { return }
        let samples: ImageBatch.Samples =
            switch batch.samples {
            case .uint8(let tensor): .uint8(tensor.firstThree())
            case .uint16(let tensor): .uint16(tensor.firstThree())
            case .float32(let tensor): .float32(tensor.firstThree())
            }
        batch = ImageBatch(unchecked: samples)
    }
}

extension Tensor {
    /// The first three channels of planes `[N, C, H, W]`, or where there are fewer the first one three times.
    fileprivate func firstThree() -> Tensor {
        let plane = shape[2] * shape[3]
        let scalars = scalars.span
        return Tensor(shape: [shape[0], 3, shape[2], shape[3]]) { output in
            for image in 0..<shape[0] {
                for channel in shape[1] < 3 ? [0, 0, 0] : [0, 1, 2] {
                    let start = (image * shape[1] + channel) * plane
                    for index in start..<start + plane { output.append(scalars[index]) }
                }
            }
        }
    }
}

extension Stage {
    /// Three channels, as Pillow's `convert("RGB")`, by which torchvision's `ImageFolder` makes all pictures alike: gray as
    /// three equal ones, alpha dropped, whatever it hid. Samples keep their type.
    public static let rgb = Stage(RGB())
}
