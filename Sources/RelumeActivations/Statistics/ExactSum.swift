/// Sums of floats and of their squares, without rounding and so without regard to order.
///
/// A finite float is a whole number below 2^24 times a power of two. Numbers of one power are added as integers: 2^39
/// values fit, whatever they are.
struct ExactSum: Hashable, Sendable {
    private var sums = [Int64](repeating: 0, count: 256)
    private var squares = [Int128](repeating: 0, count: 256)

    /// Adds a finite `value` as often as it occurs.
    mutating func add(_ value: Float, occurrences: Int) {
        let exponent = Int(value.exponentBitPattern)
        let fraction = Int64(value.significandBitPattern)
        let magnitude = exponent == 0 ? fraction : fraction | 1 << 23
        sums[exponent] += (value.sign == .minus ? -magnitude : magnitude) * Int64(occurrences)
        squares[exponent] += Int128(magnitude * magnitude) * Int128(occurrences)
    }

    /// Adds what `other` has summed.
    mutating func add(_ other: ExactSum) {
        for exponent in sums.indices {
            sums[exponent] += other.sums[exponent]
            squares[exponent] += other.squares[exponent]
        }
    }

    /// The sum of the values; rounded, always in the same order.
    var total: Double {
        sums.indices.reduce(0) { $0 + Double(sums[$1]) * scale(of: $1) }
    }

    /// The sum of the squares; rounded, always in the same order.
    var totalOfSquares: Double {
        squares.indices.reduce(0) { $0 + Double(squares[$1]) * (scale(of: $1) * scale(of: $1)) }
    }

    /// What one unit of the significand is worth. Subnormals have the scale of the least normal numbers.
    private func scale(of exponent: Int) -> Double {
        Double(sign: .plus, exponent: max(exponent, 1) - 150, significand: 1)
    }
}
