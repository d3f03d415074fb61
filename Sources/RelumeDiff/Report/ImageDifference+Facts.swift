extension ImageDifference {
    /// Names and values as a report lists them.
    var facts: [(name: String, value: String)] {
        var facts = [
            ("metric", metric), ("decided by", decision),
            ("differing pixels", "\(differingPixels) of \(comparedPixels), ratio \(ratio)"),
            ("anti-aliased pixels", "\(antialiasedPixels)"), ("ignored pixels", "\(ignoredPixels)"),
            ("largest error", "\(maximumError)"), ("mean error", "\(meanError)"), ("RMSE", "\(rootMeanSquareError)"),
            ("most in any \(windowSize) x \(windowSize)", "\(largestWindowCount)"),
        ]
        if let threshold { facts.insert(("threshold", "\(threshold)"), at: 1) }
        if let score { facts.insert(("score", "\(score)"), at: 1) }
        if let boundingBox { facts.append(("bounding box (x,y,w,h)", "\(boundingBox)")) }
        if let worst = worstPixel {
            facts.append(("worst pixel", "\(worst.x),\(worst.y): expected \(worst.expected), actual \(worst.actual)"))
        }
        return facts.map { (name: $0.0, value: $0.1) }
    }
}
