/// The quantile of the standard normal distribution: the x below which the share p of it lies.
///
/// Wichura's algorithm AS 241, PPND16 (Applied Statistics 37, 1988, doi 10.2307/2347330): a quotient of polynomials in the
/// middle and one in each tail, relative error near 1e-16. Only `+ - * /`, square roots and a logarithm of our own, each
/// rounded as IEEE 754 says: the same bits on every system.
package enum NormalQuantile {
    /// The quantile of a number in (0, 1).
    package static func value(_ p: Double) -> Double {
        let q = p - 0.5
        if abs(q) <= 0.425 {
            let r = 0.180625 - q * q
            return q * middle.value(r)
        }
        let r = (-naturalLogarithm(min(p, 1 - p))).squareRoot()
        let x = r <= 5 ? tail.value(r - 1.6) : farTail.value(r - 5)
        return q < 0 ? -x : x
    }

    private static let middle = Quotient(
        [
            3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
            4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3,
        ],
        [
            1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3, 2.1213794301586595867e4,
            3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3,
        ])
    private static let tail = Quotient(
        [
            1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
            1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
        ],
        [
            1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
            1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
        ])
    private static let farTail = Quotient(
        [
            6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
            2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
        ],
        [
            1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
            7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
        ])

    /// log(x) of a positive normal number: x = 2^k m with m in [sqrt(1/2), sqrt(2)), and log(m) = 2 atanh(s) with
    /// s = (m - 1) / (m + 1), whose power series is below 2^-53 after eleven terms.
    private static func naturalLogarithm(_ x: Double) -> Double {
        var (k, m) = (Double(x.exponent), x.significand)
        if m > 0x1.6a09e667f3bcdp0 { (k, m) = (k + 1, m / 2) }
        let s = (m - 1) / (m + 1)
        var sum = 0.0
        for power in stride(from: 21.0, through: 1, by: -2) { sum = sum * (s * s) + 1 / power }
        return k * 0x1.62e42fefa39efp-1 + 2 * s * sum
    }
}

/// A quotient of two polynomials of degree 7, coefficients from the lowest.
private struct Quotient {
    private let numerator: [Double]
    private let denominator: [Double]

    init(_ numerator: [Double], _ denominator: [Double]) {
        self.numerator = numerator
        self.denominator = denominator
    }

    func value(_ x: Double) -> Double { Self.horner(numerator, x) / Self.horner(denominator, x) }

    private static func horner(_ coefficients: [Double], _ x: Double) -> Double {
        coefficients.reversed().reduce(0) { $0 * x + $1 }
    }
}
