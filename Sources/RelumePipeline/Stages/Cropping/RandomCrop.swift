import RelumeCore

/// A part of a picture at a random place, as torchvision's `RandomCrop`.
struct RandomCrop: StageOperation {
    let height: Int
    let width: Int
    let padding: Padding

    static let kind = StageKind(
        name: "random_crop", summary: "a part of the picture, with zeros around it if padded, at a random place",
        example: "random_crop(32,32,padding=4)"
    ) { call, _ throws(RelumeError) in
        guard let values = call.values(of: [["height", "size"], ["width"], ["padding"]]),
            let height = values[0]?.length,
            let width = values[1].map({ $0.length }) ?? height,
            let padding = values[2].map({ $0.list.flatMap { Padding($0) } }) ?? 0
        else {
            throw RelumeError(
                .invalidArgument,
                "random_crop takes a height and a width in pixels, or one number for both, and a padding in pixels of all "
                    + "sides, [left and right,top and bottom] or [left,top,right,bottom], e.g. random_crop(32,32,padding=4)"
            )
        }
        return .randomCrop(height: height, width: width, padding: padding)
    }

    var name: String { Self.kind.name }
    var description: String { "\(name)(height=\(height),width=\(width),padding=\(padding.text))" }
    var countsPixels: Bool { true }
    var takesMasks: Bool { true }

    func output(for input: ImageSpec) throws(RelumeError) -> ImageSpec {
        guard padding.isPossible else {
            throw RelumeError(.invalidArgument, "\(self) has a padding that takes pixels away; give 0 or more")
        }
        let rows = input.height + padding.top + padding.bottom
        let columns = input.width + padding.left + padding.right
        guard height <= rows, width <= columns else {
            throw RelumeError(
                .invalidArgument,
                "\(self) needs a picture of at least its size but gets \(columns) x \(rows) pixels, padding included; pad "
                    + "more, or resize before it")
        }
        var output = input
        (output.height, output.width) = (height, width)
        return output
    }

    func apply(to batch: inout ImageBatch, _ context: SampleContext, jobs: Int) {
        let rows = UInt64(batch.height + padding.top + padding.bottom - height + 1)
        let columns = UInt64(batch.width + padding.left + padding.right - width + 1)
        let windows = (0..<batch.count).map { index in
            var generator = context.generator(forSample: index)
            let top = Int(generator.number(below: rows)) - padding.top
            return Window(top: top, left: Int(generator.number(below: columns)) - padding.left)
        }
        batch = batch.windows(height: height, width: width) { windows[$0] }
    }
}

extension Stage {
    /// The `height` x `width` pixels at a random place of each picture, all places equally likely, as torchvision's
    /// `RandomCrop`; zeros are put around the picture first where there is a padding. Samples keep their type.
    ///
    /// The place follows from the ``SampleContext`` and the stage's place in the pipeline alone.
    public static func randomCrop(height: Int, width: Int, padding: Padding = 0) -> Stage {
        Stage(RandomCrop(height: height, width: width, padding: padding))
    }
}
