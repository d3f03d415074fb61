import ArgumentParser
import RelumeCodecs

/// What a file may ask for before it is refused.
struct LimitArguments: ParsableArguments {
    @Option(help: ArgumentHelp("Refuse larger images before anything is allocated.", valueName: "n"))
    var maxImagePixels = DecodeLimits.default.maxPixels

    @Option(help: ArgumentHelp("Refuse larger image files before they are read.", valueName: "bytes"))
    var maxFileBytes = ByteCount(DecodeLimits.default.maxFileBytes)

    @Option(
        help: ArgumentHelp(
            "Refuse JPEGs of more scans; beyond 16 megapixels fewer, in proportion, but 16.", valueName: "n"))
    var maxScans = DecodeLimits.default.maxScans

    @Option(help: ArgumentHelp("Refuse PNGs of more chunks.", valueName: "n"))
    var maxChunks = DecodeLimits.default.maxChunks

    func validate() throws {
        for (name, value) in [("image-pixels", maxImagePixels), ("scans", maxScans), ("chunks", maxChunks)]
        where value < 1 {
            throw ValidationError("--max-\(name) must be at least 1, not \(value)")
        }
    }

    var limits: DecodeLimits {
        DecodeLimits(
            maxPixels: maxImagePixels, maxScans: maxScans, maxChunks: maxChunks, maxFileBytes: maxFileBytes.bytes)
    }
}
