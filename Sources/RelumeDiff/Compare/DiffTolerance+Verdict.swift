extension DiffTolerance {
    /// Whether a difference is let pass, and the sentence that says which limit decided.
    func verdict(on difference: ImageDifference, score: DiffScore?) -> (passes: Bool, decision: String) {
        var kept: [String] = []
        if let score {
            guard score.passes else { return (false, score.decision) }
            kept.append(score.decision)
        }
        if let limit = maxDifferingPixels {
            let sentence = "\(difference.differingPixels) differing pixels are"
            guard difference.differingPixels <= limit else {
                return (false, "\(sentence) more than the limit of \(limit)")
            }
            kept.append("\(sentence) within the limit of \(limit)")
        }
        if let limit = maxDifferingRatio {
            let sentence = "a ratio of \(difference.ratio) is"
            guard difference.ratio <= limit else { return (false, "\(sentence) above the limit of \(limit)") }
            kept.append("\(sentence) within the limit of \(limit)")
        }
        if !kept.isEmpty { return (true, kept.joined(separator: ", ")) }
        return difference.differingPixels > 0
            ? (false, "no pixel may differ") : (true, "no compared pixel differs by more than the metric allows")
    }
}
