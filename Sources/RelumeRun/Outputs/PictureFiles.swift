import RelumeCodecs
import RelumeCore
import RelumeImages

/// A picture file for each sample, as it enters the first activation or as it leaves the pipeline.
struct PictureFiles: Output {
    static let after = OutputKind(
        name: "after", summary: "a picture of each input as it leaves the pipeline", isDefaultOfImages: true,
        shows: [.after], fitsStandardOutput: true
    ) { PictureFiles(side: .after, options: $0.options.output) }
    static let before = OutputKind(
        name: "before", summary: "a picture of each input as it enters the first activation",
        shows: [.before], fitsStandardOutput: true
    ) { PictureFiles(side: .before, options: $0.options.output) }

    var kind: OutputKind { side == .before ? Self.before : Self.after }

    let side: Side
    let options: OutputOptions

    func files(ofSample name: String) -> [String] { ["\(side.rawValue)/\(name)"] }

    /// Writes the picture of a unit of one sample, which is there as the pieces of its file.
    func write(
        pieces: [[UInt8]], ofSample name: String, _ outcome: inout UnitOutcome, _ files: OutputFiles
    ) throws(RelumeError) {
        let file = self.files(ofSample: name)[0]
        if try !files.keeps(file) { try files.write(file, pieces: pieces) }
        outcome.note(file)
    }

    func write(_ unit: RenderedUnit, _ outcome: inout UnitOutcome, _ files: OutputFiles) throws(RelumeError) {
        for (picture, name) in zip(try unit.pictures(side), unit.outputNames) {
            try outcome.write(self.files(ofSample: name)[0], files) { () throws(RelumeError) in
                try options.encode(picture, jobs: unit.jobs)
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
        note(name)
    }

    /// Notes a file of the unit.
    fileprivate mutating func note(_ name: String) { record.outputs = (record.outputs ?? []) + [name] }
}

extension OutputOptions {
    /// The PNG file of `picture`, as the options ask for it.
    func encode(_ picture: PixelImage, jobs: Int = 1) throws(RelumeError) -> [UInt8] {
        try PNGEncoder.encode(picture, profile: pngProfile, reduces: reducesColors, jobs: jobs)
    }
}
