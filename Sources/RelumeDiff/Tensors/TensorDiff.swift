public import RelumeCore

/// Compares two float tensors as NumPy's `allclose` does, and says how far apart they are.
public enum TensorDiff {
    /// Compares `actual` with `expected`.
    ///
    /// Two values are close where |actual - expected| <= atol + rtol |expected|, computed in Float64. Equal infinities are
    /// close, an infinity and anything else is not. NaN is close to nothing; with `equalNaN` it is close to NaN.
    /// Source: `numpy.isclose`.
    ///
    /// - Parameters:
    ///   - rtol: relative tolerance, 0 or more, finite.
    ///   - atol: absolute tolerance, 0 or more, finite.
    public static func compare(
        _ expected: Tensor<Float>, _ actual: Tensor<Float>, rtol: Double = 1e-5, atol: Double = 1e-8,
        equalNaN: Bool = false
    ) -> TensorDiffResult {
        guard rtol >= 0, atol >= 0, rtol.isFinite, atol.isFinite else {
            return .notComparable("rtol and atol must be 0 or more and finite, not \(rtol) and \(atol)")
        }
        guard expected.shape == actual.shape else {
            return .shapeMismatch(expected: expected.shape, actual: actual.shape)
        }
        guard expected.shape.count > 0 else {
            return .notComparable("the tensors hold no values; a shape of \(expected.shape) has nothing to compare")
        }
        var tally = Tally(rtol: rtol, atol: atol, equalNaN: equalNaN)
        let (a, b) = (expected.scalars.span, actual.scalars.span)
        for index in a.indices { tally.add(a[index], b[index], at: index) }
        return tally.result(expected, actual)
    }
}

/// What comparing two tensors gave.
public enum TensorDiffResult: Hashable, Sendable {
    /// Every value is equal as a number or, with `equalNaN`, NaN in both.
    case identical
    /// Values differ, all of them by no more than the tolerance.
    case withinTolerance(TensorDifference)
    /// Some values are not close.
    case different(TensorDifference)
    /// The shapes differ, so values were not compared.
    case shapeMismatch(expected: TensorShape, actual: TensorShape)
    /// There is nothing to compare, or the tolerance makes no sense.
    case notComparable(String)

    /// Whether the tensors count as the same. What could not be compared never does.
    public var passes: Bool {
        switch self {
        case .identical, .withinTolerance: true
        case .different, .shapeMismatch, .notComparable: false
        }
    }
}

/// By how much two tensors differ, and where most.
public struct TensorDifference: Hashable, Sendable {
    /// Values that are not close.
    public internal(set) var mismatches = 0
    /// Values in the tensor.
    public internal(set) var count = 0
    /// The largest |actual - expected|; infinite where an infinity meets something else. NaN does not count.
    public internal(set) var maximumError = 0.0
    /// The largest |actual - expected| / |expected| over expected values that are not 0. NaN does not count.
    public internal(set) var maximumRelativeError = 0.0
    /// The largest distance in units in the last place: how many Float32 values lie between, plus one; both zeros are one
    /// value. NaN does not count.
    public internal(set) var maximumULP: Int64 = 0
    /// Places where exactly one value is NaN, or both are and `equalNaN` is off.
    public internal(set) var nanMismatches = 0
    /// The index, axis by axis, of the value furthest beyond its tolerance, the first of several; NaN is further than
    /// any number.
    public internal(set) var worstIndex: [Int] = []
    /// The expected value there, as text that reads back to the same bits.
    public internal(set) var worstExpected: Float = 0
    /// The actual value there.
    public internal(set) var worstActual: Float = 0
}

extension TensorDiffResult: CustomStringConvertible {
    /// One line for a person.
    public var description: String {
        switch self {
        case .identical: "identical"
        case .withinTolerance(let difference): "within tolerance: \(difference)"
        case .different(let difference): "different: \(difference)"
        case .shapeMismatch(let expected, let actual): "shapes differ: expected \(expected), actual \(actual)"
        case .notComparable(let reason): "could not compare: \(reason)"
        }
    }
}

extension TensorDifference: CustomStringConvertible {
    /// `3 of 12 values, ...`.
    public var description: String {
        "\(mismatches) of \(count) values are not close, largest error \(maximumError) (relative \(maximumRelativeError), "
            + "\(maximumULP) ULP), \(nanMismatches) NaN mismatches, worst at \(worstIndex): expected \(worstExpected), "
            + "actual \(worstActual)"
    }
}

/// The running sums of a comparison.
private struct Tally {
    let rtol: Double
    let atol: Double
    let equalNaN: Bool
    var difference = TensorDifference()
    var differs = false
    var worst: (index: Int, excess: Double)?

    init(rtol: Double, atol: Double, equalNaN: Bool) {
        self.rtol = rtol
        self.atol = atol
        self.equalNaN = equalNaN
    }

    mutating func add(_ expected: Float, _ actual: Float, at index: Int) {
        if expected == actual { return }
        if expected.isNaN || actual.isNaN {
            if equalNaN, expected.isNaN, actual.isNaN { return }
            difference.nanMismatches += 1
            return note(isClose: false, excess: .infinity, at: index)
        }
        let error = abs(Double(actual) - Double(expected))
        difference.maximumError = max(difference.maximumError, error)
        if expected != 0 {
            let relative = expected.isInfinite ? Double.infinity : error / abs(Double(expected))
            difference.maximumRelativeError = max(difference.maximumRelativeError, relative)
        }
        difference.maximumULP = max(difference.maximumULP, expected.ulpDistance(to: actual))
        let isFinite = expected.isFinite && actual.isFinite
        let allowed = atol + rtol * abs(Double(expected))
        // Finite, so that NaN stays the worst there is.
        let excess = isFinite ? error - allowed : .greatestFiniteMagnitude
        note(isClose: isFinite && error <= allowed, excess: excess, at: index)
    }

    private mutating func note(isClose: Bool, excess: Double, at index: Int) {
        differs = true
        if !isClose { difference.mismatches += 1 }
        if let worst, worst.excess >= excess { return }
        worst = (index, excess)
    }

    func result(_ expected: Tensor<Float>, _ actual: Tensor<Float>) -> TensorDiffResult {
        guard differs, let worst else { return .identical }
        var difference = difference
        difference.count = expected.shape.count
        difference.worstIndex = expected.shape.indices(ofElement: worst.index)
        difference.worstExpected = expected.scalars[worst.index]
        difference.worstActual = actual.scalars[worst.index]
        return difference.mismatches == 0 ? .withinTolerance(difference) : .different(difference)
    }
}

extension TensorShape {
    /// The index along each axis of the element at `offset` in C order.
    fileprivate func indices(ofElement offset: Int) -> [Int] {
        var rest = offset
        var indices: [Int] = []
        for length in dimensions.reversed() {
            indices.append(rest % length)
            rest /= length
        }
        return indices.reversed()
    }
}

extension Float {
    /// How many steps from value to next value lead to `other`; both zeros are one value. Neither may be NaN.
    func ulpDistance(to other: Float) -> Int64 {
        abs(rank - other.rank)
    }

    /// The values' order as integers: 0 for zero, 1 for the least positive, -1 for the least negative.
    private var rank: Int64 {
        let magnitude = Int64(bitPattern & 0x7FFF_FFFF)
        return sign == .minus ? -magnitude : magnitude
    }
}
