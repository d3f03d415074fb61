/// An axis: the values that lie on it, and the round ones among them that are marked.
struct Axis {
    /// A marked value and its text.
    struct Tick: Equatable {
        let value: Double
        let label: String
    }

    let range: ClosedRange<Double>
    let ticks: [Tick]

    /// Marks the multiples of the smallest step of 1, 2 or 5 times a power of ten that gives at most `maxTicks` of them.
    ///
    /// - Parameter range: finite and not empty.
    init(_ range: ClosedRange<Double>, maxTicks: Int) {
        self.range = range
        let span = range.upperBound - range.lowerBound
        let step = DecimalStep(atLeast: span / Double(max(maxTicks, 2)))
        // The slack of 1e-9 lets an end be marked that misses a multiple by a rounding error only.
        let first = Int((range.lowerBound / step.value - 1e-9).rounded(.up))
        let last = Int((range.upperBound / step.value + 1e-9).rounded(.down))
        ticks = (first...max(first, last)).map { Tick(value: step.value(times: $0), label: step.label(times: $0)) }
    }

    /// Where `value` lies between the axis' ends, from 0 to 1.
    func fraction(_ value: Double) -> Double {
        (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    }
}

/// 1, 2 or 5 times a power of ten, whose multiples have short decimals.
private struct DecimalStep {
    private let digit: Int
    private let exponent: Int

    /// The smallest such step that is not below `minimum`, which is above 0.
    init(atLeast minimum: Double) {
        var exponent = 0
        while Self.product(1, exponent) > minimum { exponent -= 1 }
        while Self.product(10, exponent) <= minimum { exponent += 1 }
        // The slack of 1e-9 is for a minimum that misses such a step by a rounding error only.
        let fitting = [1, 2, 5].first { Self.product($0, exponent) >= minimum * (1 - 1e-9) }
        digit = fitting ?? 1
        self.exponent = fitting == nil ? exponent + 1 : exponent
    }

    var value: Double { value(times: 1) }

    func value(times multiple: Int) -> Double { Self.product(digit * multiple, exponent) }

    /// `number` times ten to `exponent`. A division by an exact power is rounded once, a multiplication by 0.1 twice.
    private static func product(_ number: Int, _ exponent: Int) -> Double {
        let power = (0..<abs(exponent)).reduce(1.0) { product, _ in product * 10 }
        return exponent < 0 ? Double(number) / power : Double(number) * power
    }

    /// The multiple as a decimal, exactly.
    func label(times multiple: Int) -> String {
        let number = digit * multiple
        if number == 0 { return "0" }
        let sign = number < 0 ? "\u{2212}" : ""
        let digits = String(abs(number))
        if exponent >= 0, digits.count + exponent <= 6 {
            return sign + digits + String(repeating: "0", count: exponent)
        }
        if exponent < 0, exponent >= -6 {
            let padded = String(repeating: "0", count: max(0, 1 - exponent - digits.count)) + digits
            return "\(sign)\(padded.dropLast(-exponent)).\(padded.suffix(-exponent))"
        }
        let power = exponent + digits.count - 1
        let significant = digits.prefix(through: digits.lastIndex { $0 != "0" } ?? digits.startIndex)
        let mantissa = significant.prefix(1) + (significant.count > 1 ? "." + significant.dropFirst() : "")
        return "\(sign)\(mantissa)e\(power < 0 ? "\u{2212}" : "")\(abs(power))"
    }
}
