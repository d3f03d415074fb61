import RelumeCodecs
import RelumeCore
import RelumeImages

/// A picture file for each sample that shows before and after side by side.
struct PairPictures: Output {
    static let kind = OutputKind(
        name: "pairs", summary: "a picture of each input that shows before and after side by side",
        fitsStandardOutput: true
    ) { PairPictures(options: $0.options.output) }
    var kind: OutputKind { Self.kind }

    let options: OutputOptions

    func files(ofSample name: String) -> [String] { ["pairs/\(name)"] }

    func write(_ unit: RenderedUnit, _ outcome: inout UnitOutcome, _ files: OutputFiles) throws(RelumeError) {
        for (pictures, name) in zip(zip(try unit.pictures(.before), try unit.pictures(.after)), unit.outputNames) {
            try outcome.write(self.files(ofSample: name)[0], files) { () throws(RelumeError) in
                try options.encode(.sideBySide(pictures.0, pictures.1), jobs: unit.jobs)
            }
        }
    }
}

extension PixelImage {
    /// Two pictures of one depth beside each other, top-aligned, in the channels that hold both. What the smaller one
    /// leaves is transparent where there is alpha, else black.
    static func sideBySide(_ left: PixelImage, _ right: PixelImage) -> PixelImage {
        let hasAlpha = left.hasAlpha || right.hasAlpha
        let isGray = left.colorChannels == 1 && right.colorChannels == 1
        let type: PixelImage.ColorType = isGray ? (hasAlpha ? .grayAlpha : .gray) : hasAlpha ? .rgba : .rgb
        let (left, right) = (left.converted(to: type), right.converted(to: type))
        func joined<Sample: PixelSample>(_ first: Tensor<Sample>, _ second: Tensor<Sample>) -> PixelImage {
            PixelImage(
                unchecked: .sideBySide([first, second], channels: type.rawValue, gap: 0), metadata: left.metadata)
        }
        if let first = left.tensor(of: UInt8.self), let second = right.tensor(of: UInt8.self) {
            return joined(first, second)
        }
        guard let first = left.tensor(of: UInt16.self), let second = right.tensor(of: UInt16.self) else {
            preconditionFailure("before and after have one depth")
        }
        return joined(first, second)
    }
}
