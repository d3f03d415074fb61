/// A line of the manifest, which is the run's journal: what became of a unit, of a step's own files, or of both where a
/// unit is a whole step.
struct JournalRecord: Codable, Sendable {
    /// The place of the unit in the run, counted from 0.
    var number: Int?
    /// The input's path, or the data set's.
    var input: String?
    /// What the input held.
    var read: FileCheck?
    /// The step it belongs to, where batches are saved.
    var step: Int?
    /// The files written for it, relative to the output directory.
    var outputs: [String]?
    /// What each of them holds; none of a file that an earlier run may have written.
    var written: [FileCheck]?
    /// The CRC-32C over what the step's inputs held, for a line of its own files: they are made of these.
    var madeOf: String?
    /// Width of what was read, orientation applied.
    var width: Int?
    /// Height of what was read, orientation applied.
    var height: Int?
    /// Channels of what was read, alpha included.
    var channels: Int?
    /// Bits a sample, of the output.
    var bitDepth: Int?
    /// What left the pipeline, where it has another shape than what was read.
    var after: Shape?
    /// The records of a data set in this step, in the order they were taken.
    var records: [Int]?
    /// The samples' labels.
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
    /// Why the input, or a file of its step, failed.
    var error: String?

    /// Adds an output. One of which nobody knows what it holds leaves all of them unknown.
    mutating func note(_ output: String, _ check: FileCheck?) {
        let isKnown = outputs?.count == written?.count
        outputs = (outputs ?? []) + [output]
        written = isKnown ? check.map { (written ?? []) + [$0] } : nil
    }

    /// What its outputs hold, by their names.
    var checks: [String: FileCheck] {
        Dictionary(zip(outputs ?? [], written ?? [])) { first, _ in first }
    }

    /// The shape of a picture.
    struct Shape: Codable, Sendable, Equatable {
        var width: Int
        var height: Int
        var channels: Int
    }
}
