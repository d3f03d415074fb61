import RelumeActivations
public import RelumeCore
import RelumeParallel

/// The color of each class.
struct PaletteColors: StageOperation {
    let palette: Palette
    /// The file that the palette was read from, as the text names it.
    let file: String?

    static let kind = StageKind(
        name: "palette", summary: "the color of each class, by a palette's name or a file of colors",
        example: "palette(voc)"
    ) { call, _ throws(RelumeError) in
        let (palette, file) = try Palette.described(by: call)
        return Stage(PaletteColors(palette: palette, file: file))
    }

    var name: String { Self.kind.name }

    var description: String { "\(name)(\(file.map(CallExpression.word) ?? palette.argumentText))" }
    var takesMasks: Bool { true }

    func output(for input: ImageSpec) throws(RelumeError) -> ImageSpec {
        guard input.channels == 1, input.elementType != .float32 else {
            let found = input.channels == 1 ? "floats" : counted(input.channels)
            throw RelumeError(
                .invalidArgument,
                "palette needs class indices, one channel of integers, and here are \(found); put argmax(axis=1) before it"
            )
        }
        return ImageSpec(
            height: input.height, width: input.width, channels: palette.channels, hasAlpha: !palette.isOpaque)
    }

    func apply(to batch: inout ImageBatch, _ context: SampleContext, jobs: Int) throws(RelumeError) {
        let colors: Tensor<UInt8>
        switch batch.samples {
        case .uint8(let tensor): colors = try tensor.colored(by: palette, context, jobs: jobs)
        case .uint16(let tensor): colors = try tensor.colored(by: palette, context, jobs: jobs)
        case .float32: preconditionFailure("floats were refused by their description")
        }
        batch = ImageBatch(unchecked: .uint8(colors), hasAlpha: !palette.isOpaque)
    }
}

extension Stage {
    /// The color of each class: one channel of integers in, RGB of 8 bits out, or RGBA where a color is not opaque.
    ///
    /// Takes class indices of ``argmax``, and the samples of a gray picture, which stand for themselves here.
    public static func palette(_ palette: Palette) -> Stage { Stage(PaletteColors(palette: palette, file: nil)) }
}

extension Pipeline {
    /// The palette that all colors are of which leave the pipeline, where its last stage gives them.
    package var finalPalette: Palette? { (stages.last?.operation as? PaletteColors)?.palette }
}

extension Tensor where Scalar: FixedWidthInteger {
    /// The planes of the colors of `[N, 1, H, W]`.
    ///
    /// - Throws: `malformedData` for the first class without a color.
    fileprivate func colored(
        by palette: Palette, _ context: SampleContext, jobs: Int
    ) throws(RelumeError) -> Tensor<UInt8> {
        let (channels, plane) = (palette.channels, shape[2] * shape[3])
        if let fault = palette.firstWithoutColor(in: scalars, height: shape[2], width: shape[3]) {
            throw RelumeError(
                .malformedData, fault.message, index: shape[0] == 1 ? nil : context.number(of: fault.picture))
        }
        let parts = palette.colors.flatMap { [$0.red, $0.green, $0.blue, $0.alpha] }
        let indices = scalars
        let colors = [UInt8](parallelCount: shape[0] * channels * plane, chunk: 1 << 16, jobs: jobs) { range, output in
            let (indices, parts) = (indices.span, parts.span)
            var place = range.lowerBound
            while place < range.upperBound {
                let (row, pixel) = place.quotientAndRemainder(dividingBy: plane)
                let (image, channel) = row.quotientAndRemainder(dividingBy: channels)
                let count = Swift.min(plane - pixel, range.upperBound - place)
                for index in image * plane + pixel..<image * plane + pixel + count {
                    output.append(parts[4 * Int(indices[index]) + channel])
                }
                place += count
            }
        }
        return Tensor<UInt8>(unchecked: [shape[0], channels, shape[2], shape[3]], scalars: colors)
    }
}

extension Palette {
    /// RGB, or RGBA where a color is not opaque.
    fileprivate var channels: Int { isOpaque ? 3 : 4 }
}
