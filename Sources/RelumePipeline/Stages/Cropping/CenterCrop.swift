import RelumeActivations
public import RelumeCore

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
        return try .centerCrop(height: height, width: width)
    }

    var name: String { Self.kind.name }
    var description: String { "center_crop(height=\(height),width=\(width))" }

    func output(for input: ImageSpec) -> ImageSpec {
        var output = input
        (output.height, output.width) = (height, width)
        return output
    }

    var countsPixels: Bool { true }
    var takesMasks: Bool { true }

    func apply(to batch: inout ImageBatch, _ context: SampleContext, jobs: Int) {
        guard batch.height != height || batch.width != width else { return }
        let window = Window(
            top: Self.offset(of: batch.height, to: height), left: Self.offset(of: batch.width, to: width))
        batch = batch.windows(height: height, width: width) { _ in window }
    }

    /// The rows and columns that stay of a picture; nil where zeros stand around it.
    func part(ofHeight height: Int, width: Int) -> (rows: Range<Int>, columns: Range<Int>)? {
        guard self.height <= height, self.width <= width else { return nil }
        let top = Self.offset(of: height, to: self.height)
        let left = Self.offset(of: width, to: self.width)
        return (top..<top + self.height, left..<left + self.width)
    }

    /// Where the `target` pixels in the middle of `length` begin. An odd pixel is cut off as torchvision does it, where half
    /// a pixel is rounded to an even one, and added behind the line.
    private static func offset(of length: Int, to target: Int) -> Int {
        let surplus = length - target
        return surplus < 0 ? -(-surplus / 2) : Int((Double(surplus) / 2).rounded(.toNearestOrEven))
    }
}

extension Stage {
    /// The `height` x `width` pixels in the middle, as torchvision's `center_crop`: zeros stand around a picture that is
    /// smaller. Samples keep their type.
    ///
    /// - Throws: `invalidArgument` for a length that is not 1 to a million.
    public static func centerCrop(height: Int, width: Int) throws(RelumeError) -> Stage {
        guard lengths ~= height, lengths ~= width else {
            throw RelumeError(
                .invalidArgument,
                "center_crop(\(height),\(width)): lengths are \(lengths.lowerBound) to \(lengths.upperBound)")
        }
        return Stage(CenterCrop(height: height, width: width))
    }
}
