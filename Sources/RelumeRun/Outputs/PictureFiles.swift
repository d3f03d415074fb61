import RelumeCodecs
import RelumeCore
import RelumeImages
import RelumePipeline

/// A picture file for each sample, as it enters the first activation or as it leaves the pipeline.
struct PictureFiles: Output {
    static let after = OutputKind(
        name: "after", summary: "a picture of each input as it leaves the pipeline", isDefaultOfImages: true,
        shows: [.after], fitsStandardOutput: true
    ) { PictureFiles(side: .after, options: $0.options.output, palette: $0.options.pipeline.finalPalette) }
    static let before = OutputKind(
        name: "before", summary: "a picture of each input as it enters the first activation",
        shows: [.before], fitsStandardOutput: true
    ) { PictureFiles(side: .before, options: $0.options.output) }

    var kind: OutputKind { side == .before ? Self.before : Self.after }

    let side: Side
    let options: OutputOptions
    /// The palette whose colors the pictures have, where that is known: then the files hold indices.
    var palette: Palette?

    func files(ofSample name: String) -> [String] { ["\(side.rawValue)/\(name)"] }

    func write(_ unit: RenderedUnit, _ outcome: inout UnitOutcome, _ files: OutputFiles) throws(RelumeError) {
        for (picture, name) in zip(try unit.pictures(side), unit.outputNames) {
            try outcome.write(self.files(ofSample: name)[0], files) { () throws(RelumeError) in
                guard let palette, let mask = IndexedImage(picture, palette: palette) else {
                    return try options.encode(picture, jobs: unit.jobs)
                }
                return try PNGEncoder.encode(
                    mask, profile: options.pngProfile, reduces: options.reducesColors, jobs: unit.jobs)
            }
        }
    }
}

extension UnitOutcome {
    /// Writes a file of the unit, and notes it.
    mutating func write(
        _ name: String, _ files: OutputFiles, _ make: () throws(RelumeError) -> [UInt8]
    ) throws(RelumeError) {
        if try !files.keeps(name) { try files.write(name, make) }
        record.outputs = (record.outputs ?? []) + [name]
    }
}

extension OutputOptions {
    /// The PNG file of `picture`, as the options ask for it.
    func encode(_ picture: PixelImage, jobs: Int = 1) throws(RelumeError) -> [UInt8] {
        try PNGEncoder.encode(picture, profile: pngProfile, reduces: reducesColors, jobs: jobs)
    }
}
