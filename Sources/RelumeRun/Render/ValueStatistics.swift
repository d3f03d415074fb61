package import RelumeActivations

/// How values are distributed before and after: of an image, of a step, or of a whole run.
///
/// They can be added in any order with the same result to the bit, so nothing depends on the number of jobs.
package struct ValueStatistics: Sendable, Equatable {
    /// What enters the first activation; saturated is where the pipeline's derivative is near 0.
    package var before = BatchStatistics()
    /// What leaves the last stage.
    package var after = BatchStatistics()

    /// Adds what `other` counted.
    mutating func add(_ other: ValueStatistics) {
        before.merge(other.before)
        after.merge(other.after)
    }

    subscript(side: Side) -> BatchStatistics { side == .before ? before : after }
}
