import RelumeCore

/// What a writer remembers of a tag: its kind and its last step.
struct TagSeries {
    let kind: SummaryKind
    let lastStep: Int

    /// The series after a value of `kind` at `step`, if such a value may follow.
    ///
    /// - Throws: `invalidArgument` for an empty tag, a step that does not rise or a change of kind, all of which
    ///   TensorBoard answers by dropping data without a word.
    init(following series: TagSeries?, tag: String, kind: SummaryKind, step: Int) throws(RelumeError) {
        guard !tag.isEmpty else { throw RelumeError(.invalidArgument, "the tag is empty; give it a name") }
        if let series {
            guard series.kind == kind else {
                throw RelumeError(
                    .invalidArgument,
                    "tag \"\(tag)\" holds \(series.kind.rawValue) and cannot take \(kind.rawValue); use another tag")
            }
            guard step > series.lastStep else {
                throw RelumeError(
                    .invalidArgument,
                    "step \(step) of tag \"\(tag)\" does not rise above its last step, \(series.lastStep); "
                        + "give each value of a tag a higher step")
            }
        }
        self.kind = kind
        lastStep = step
    }
}
