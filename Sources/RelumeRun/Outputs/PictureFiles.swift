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

    /// Writes the picture of a unit of one sample, which is there as the pieces of its file.
    func write(
        pieces: [[UInt8]], ofSample name: String, _ outcome: inout UnitOutcome, _ files: OutputFiles
    ) throws(RelumeError) {
        try outcome.write(self.files(ofSample: name)[0], files, pieces: pieces)
    }

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
    /// Writes a file of the unit, unless an earlier run has, and notes it.
    mutating func write(
        _ name: String, _ files: OutputFiles, _ make: () throws(RelumeError) -> [UInt8]
    ) throws(RelumeError) {
        try write(name, files, writing: { () throws(RelumeError) in try files.write(name, make) })
    }

    /// Writes a file of the unit, which is there as its pieces, unless an earlier run has, and notes it.
    fileprivate mutating func write(_ name: String, _ files: OutputFiles, pieces: [[UInt8]]) throws(RelumeError) {
        try write(name, files, writing: { () throws(RelumeError) in try files.write(name, pieces: pieces) })
    }

    private mutating func write(
        _ name: String, _ files: OutputFiles, writing write: () throws(RelumeError) -> FileCheck
    ) throws(RelumeError) {
        if let check = kept[name] {
            record.note(name, check)
        } else {
            record.note(name, try files.keeps(name) ? nil : try write())
        }
    }
}

extension OutputOptions {
    /// The PNG file of `picture`, as the options ask for it.
    func encode(_ picture: PixelImage, jobs: Int = 1) throws(RelumeError) -> [UInt8] {
        try PNGEncoder.encode(picture, profile: pngProfile, reduces: reducesColors, jobs: jobs)
    }
}
