public import RelumeCore

extension Activation {
    /// Checks the derivative against differences of the function at some thousand places of `interval`: for tests of an
    /// activation of one's own, which nothing checks when it is made.
    ///
    /// The derivative at x has to lie between the difference quotients on the left and on the right of x, within
    /// `tolerance` of the greatest of 1, the function's and the derivative's value; so a kink may have any slope between
    /// those beside it, and a jump any. Places where the function is not finite are left out.
    ///
    /// - Throws: `invalidArgument` that names the place, for a derivative that does not fit, for a function that looks at
    ///   more than one value, and for an interval that is empty or not finite.
    public func checkDerivative(
        over interval: ClosedRange<Float> = -5...5, tolerance: Float = 0.01
    ) throws(RelumeError) {
        let (low, high) = (interval.lowerBound, interval.upperBound)
        guard low.isFinite, high.isFinite, low < high, (high - low).isFinite else {
            throw RelumeError(
                .invalidArgument, "derivatives are checked between two finite numbers, not over \(interval)")
        }
        guard let steps else {
            throw RelumeError(.invalidArgument, "\(self) looks at more than one value and has no derivative at each")
        }
        let count = 4096
        // Middles of equal parts, which miss the round numbers where functions have their kinks.
        let places = (0..<count).map { low + (high - low) * ((Float($0) + 0.5) / Float(count)) }
        for step in steps { try check(step, at: places, tolerance) }
    }

    private func check(_ step: ElementwiseStep, at places: [Float], _ tolerance: Float) throws(RelumeError) {
        let slopes = step.derivative?.values(at: places) ?? []
        let values = step.values(at: places)
        let before = places.map { $0 - Self.width(at: $0) }
        let behind = places.map { $0 + Self.width(at: $0) }
        let (valuesBefore, valuesBehind) = (step.values(at: before), step.values(at: behind))
        for index in places.indices {
            let left = (values[index] - valuesBefore[index]) / (places[index] - before[index])
            let right = (valuesBehind[index] - values[index]) / (behind[index] - places[index])
            guard left.isFinite, right.isFinite else { continue }
            let slope = slopes[index]
            let slack = tolerance * max(1, abs(values[index]), abs(slope))
            guard slope >= min(left, right) - slack, slope <= max(left, right) + slack else {
                throw RelumeError(
                    .invalidArgument,
                    "the derivative of \(self) at \(places[index]) is \(slope), but the function rises by \(left) before "
                        + "and \(right) behind it; correct the derivative")
            }
        }
    }

    /// How far apart two values are whose difference still has three digits.
    private static func width(at place: Float) -> Float { max(1, abs(place)) / 256 }
}
