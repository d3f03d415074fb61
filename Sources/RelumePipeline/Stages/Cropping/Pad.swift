import RelumeCore

/// Pixels of one value around a picture, as torchvision's `pad`.
struct Pad: StageOperation {
    let padding: Padding
    let fill: [Float]

    static let kind = StageKind(
        name: "pad", summary: "pixels of one value around the picture", example: "pad([2,4],fill=0.5)"
    ) { call, _ throws(RelumeError) in
        guard let values = call.values(of: [["padding"], ["fill"]]),
            let padding = values[0]?.list.flatMap({ Padding($0) }),
            let fill = values[1].map({ $0.list }) ?? [0]
        else {
            throw RelumeError(
                .invalidArgument,
                "pad takes the pixels of all sides, [left and right,top and bottom] or [left,top,right,bottom], and a fill of "
                    + "one value or one for each channel, e.g. pad(4) or pad([2,4],fill=0.5)")
        }
        return .pad(padding, fill: fill)
    }

    var name: String { Self.kind.name }
    var countsPixels: Bool { true }
    var takesMasks: Bool { true }

    var description: String {
        let values = fill.map(\.shortText).joined(separator: ",")
        return "\(name)(padding=\(padding.text),fill=\(fill.count == 1 ? values : "[\(values)]"))"
    }

    func output(for input: ImageSpec) throws(RelumeError) -> ImageSpec {
        guard padding.isPossible else {
            throw RelumeError(.invalidArgument, "\(self) takes pixels away; crop the picture to do so")
        }
        guard fill.count == 1 || fill.count == input.channels else {
            throw RelumeError(
                .invalidArgument,
                "\(self) has \(fill.count) values to fill with but the image has \(input.channels) channels; give one for all "
                    + "or one for each, alpha included")
        }
        guard input.elementType == .float32 || input.isMask || fill.allSatisfy({ 0...1 ~= $0 }) else {
            throw RelumeError(
                .invalidArgument,
                "\(self) fills samples that stand for 0 to 1; write 1 for the greatest, for 128 of 255 write 0.502")
        }
        var output = input
        output.height += padding.top + padding.bottom
        output.width += padding.left + padding.right
        return output
    }

    func apply(to batch: inout ImageBatch, _ context: SampleContext, jobs: Int) {
        let height = batch.height + padding.top + padding.bottom
        let width = batch.width + padding.left + padding.right
        batch = batch.windows(height: height, width: width, fill: fill) { _ in
            Window(top: -padding.top, left: -padding.left)
        }
    }
}

extension Stage {
    /// Pixels of one value around a picture, as torchvision's `pad`. Samples keep their type.
    ///
    /// - Parameter fill: One value for all channels, or one for each, alpha included. Values are those that samples stand
    ///   for, so 1 is white for 8 and for 16 bits; class indices are filled with the class of this number.
    public static func pad(_ padding: Padding, fill: [Float] = [0]) -> Stage {
        Stage(Pad(padding: padding, fill: fill))
    }
}
