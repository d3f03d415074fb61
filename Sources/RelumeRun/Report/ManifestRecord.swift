/// A line of `manifest.ndjson`: what became of an input or of a step.
struct ManifestRecord: Codable, Sendable {
    /// The input's path, or the data set's.
    var input: String?
    /// The step it belongs to, where batches are saved.
    var step: Int?
    /// The files written for it, relative to the output directory.
    var outputs: [String]?
    /// Width of the picture, orientation applied.
    var width: Int?
    /// Height of the picture, orientation applied.
    var height: Int?
    /// Channels, alpha included.
    var channels: Int?
    /// Bits a sample, of the output.
    var bitDepth: Int?
    /// The records of a data set in this step, in the order they were taken.
    var records: [Int]?
    /// The records' labels.
    var labels: [String]?
    /// How long the input took, reading and writing included.
    var milliseconds: Double?
    /// Finite values of "after" outside what the display shows.
    var clipped: Int?
    /// NaN and infinite values of "after".
    var nonFinite: Int?
    /// How the values are distributed, where that is measured.
    var statistics: StatisticsRecord?
    /// What was odd about the input but cost no pixels.
    var warnings: [String]?
    /// Why the input was passed over.
    var skipped: String?
    /// Why the input failed.
    var error: String?
}
