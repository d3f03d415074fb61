import RelumeActivations
import RelumeCore

/// RGB as one channel of lightness (ITU-R 601). Integers as Pillow's `L`, floats as torchvision's `rgb_to_grayscale`.
struct Grayscale: StageOperation {
    static let kind = StageKind(
        name: "grayscale", summary: "RGB as one channel of lightness; gray stays as it is", example: "grayscale"
    ) { call, _ throws(RelumeError) in
        guard call.arguments.isEmpty else { throw RelumeError(.invalidArgument, "grayscale takes no arguments") }
        return .grayscale
    }

    var name: String { Self.kind.name }
    var description: String { name }

    func output(for input: ImageSpec) throws(RelumeError) -> ImageSpec {
        try requireGrayOrRGB(input)
        var output = input
        output.channels = input.hasAlpha ? 2 : 1
        return output
    }

    func apply(to batch: inout ImageBatch, _ context: SampleContext, jobs: Int) {
        guard batch.colorChannels == 3 else { return }
        let hasAlpha = batch.hasAlpha
        let samples: ImageBatch.Samples =
            switch batch.samples {
            case .uint8(let tensor): .uint8(lightness(tensor, hasAlpha, Lightness.of))
            case .uint16(let tensor): .uint16(lightness(tensor, hasAlpha, Lightness.of))
            case .float32(let tensor): .float32(lightness(tensor, hasAlpha, Lightness.of))
            }
        batch = ImageBatch(unchecked: samples, hasAlpha: hasAlpha)
    }

    /// Planes `[N, 3, H, W]`, or 4 with alpha, which is carried through.
    private func lightness<Scalar>(
        _ tensor: Tensor<Scalar>, _ hasAlpha: Bool, _ weigh: (Scalar, Scalar, Scalar) -> Scalar
    ) -> Tensor<Scalar> {
        let shape = tensor.shape
        let plane = shape[2] * shape[3]
        let scalars = tensor.scalars.span
        return Tensor(shape: [shape[0], hasAlpha ? 2 : 1, shape[2], shape[3]]) { output in
            for image in 0..<shape[0] {
                let red = image * shape[1] * plane
                for index in red..<red + plane {
                    output.append(weigh(scalars[index], scalars[index + plane], scalars[index + 2 * plane]))
                }
                if hasAlpha { for index in red + 3 * plane..<red + 4 * plane { output.append(scalars[index]) } }
            }
        }
    }
}

extension Stage {
    /// RGB as one channel of lightness; gray stays as it is, and so does alpha. Samples keep their type: 8 bits give
    /// Pillow's `L`, floats what torchvision's `rgb_to_grayscale` gives.
    public static let grayscale = Stage(Grayscale())
}
