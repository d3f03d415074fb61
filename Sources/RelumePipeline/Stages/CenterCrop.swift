import RelumeActivations
import RelumeCore

/// The middle of a picture, as torchvision's `center_crop`: zeros stand around one that is smaller.
struct CenterCrop: StageOperation {
    let height: Int
    let width: Int

    static let kind = StageKind(
        name: "center_crop", summary: "the middle of the picture; zeros around one that is smaller",
        example: "center_crop(224,224)"
    ) { call, _ throws(RelumeError) in
        guard let values = call.values(of: [["height", "size"], ["width"]]), let height = values[0]?.length,
            let width = values[1].map({ $0.length }) ?? height
        else {
            throw RelumeError(
                .invalidArgument,
                "center_crop takes a height and a width in pixels, e.g. center_crop(224,160), or one number for both")
        }
        return .centerCrop(height: height, width: width)
    }

    var name: String { Self.kind.name }
    var description: String { "center_crop(height=\(height),width=\(width))" }

    func output(for input: ImageSpec) -> ImageSpec {
        var output = input
        (output.height, output.width) = (height, width)
        return output
    }

    var takesMasks: Bool { true }

    func apply(to batch: inout ImageBatch, _ context: SampleContext, jobs: Int) {
        let samples: ImageBatch.Samples =
            switch batch.samples {
            case .uint8(let tensor): .uint8(crop(tensor))
            case .uint16(let tensor): .uint16(crop(tensor))
            case .float32(let tensor): .float32(crop(tensor))
            }
        batch = ImageBatch(samples, hasAlpha: batch.hasAlpha, isMask: batch.isMask)
    }

    /// The middle of every plane of `[N, C, H, W]`.
    private func crop<Scalar: Numeric>(_ tensor: Tensor<Scalar>) -> Tensor<Scalar> {
        let shape = tensor.shape
        let rows = Cut(of: shape[2], to: height)
        let columns = Cut(of: shape[3], to: width)
        let scalars = tensor.scalars.span
        return Tensor(shape: [shape[0], shape[1], height, width]) { output in
            for plane in 0..<shape[0] * shape[1] {
                for y in 0..<height {
                    guard let row = rows.source(of: y) else {
                        for _ in 0..<width { output.append(0) }
                        continue
                    }
                    let start = (plane * shape[2] + row) * shape[3]
                    for x in 0..<width { output.append(columns.source(of: x).map { scalars[start + $0] } ?? 0) }
                }
            }
        }
    }
}

/// Where the middle of a line comes from.
private struct Cut {
    private let length: Int
    private let offset: Int

    /// The `target` pixels in the middle of `length`. An odd pixel is cut off as torchvision does it, where half a pixel
    /// is rounded to an even one, and added behind the line.
    init(of length: Int, to target: Int) {
        self.length = length
        let surplus = length - target
        offset =
            surplus < 0 ? -(-surplus / 2) : Int((Double(surplus) / 2).rounded(.toNearestOrEven))
    }

    /// The pixel that stands at `index`; nil in the padding.
    func source(of index: Int) -> Int? {
        let source = index + offset
        return 0..<length ~= source ? source : nil
    }
}

extension Stage {
    /// The `height` x `width` pixels in the middle, as torchvision's `center_crop`: zeros stand around a picture that is
    /// smaller. Samples keep their type; lengths are positive.
    public static func centerCrop(height: Int, width: Int) -> Stage {
        precondition(height > 0 && width > 0, "a crop of \(height) x \(width) holds no pixel")
        return Stage(CenterCrop(height: height, width: width))
    }
}
