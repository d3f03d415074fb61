import RelumeKernels
import Testing

/// The line a x + b is one fused multiply-add, so it shows what every formula is made of: rounded once, on processors that
/// have the instruction and by the way of doubles on those that have not.
@Suite struct FusedMultiplyAddTests {
    private struct Triple {
        var a, x, b: Float
    }

    /// Products and summands whose sum lies next to the middle of two floats, nearer than a double can tell: rounded to
    /// double first, half of them would go to the wrong float.
    private static let nearTies: [Triple] = (0..<4000).map { index in
        let step = Float(1 + index % 17), power = Float(sign: .plus, exponent: -12 - index % 3, significand: 1)
        let a = (1 + step * 0x1p-23) * power, x = (1 - step * 0x1p-23) * power
        let b = 1 + Float(index / 17 % 101) * 0x1p-23
        return Triple(a: index % 2 == 0 ? a : -a, x: x, b: index % 4 < 2 ? b : -b)
    }

    /// Any bit patterns, and patterns whose product and summand are of about one magnitude.
    private static let random: [Triple] = {
        var state: UInt64 = 1
        func next() -> UInt32 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt32(truncatingIfNeeded: state >> 32)
        }
        func moderate() -> Float { Float(bitPattern: next() & 0x83FF_FFFF | 0x3C00_0000) }
        return (0..<20_000).map { index in
            index % 2 == 0
                ? Triple(a: moderate(), x: moderate(), b: moderate())
                : Triple(a: Float(bitPattern: next()), x: Float(bitPattern: next()), b: Float(bitPattern: next()))
        }
    }()

    @Test(arguments: InstructionSet.usable)
    func `Products and sums are rounded once`(set: InstructionSet) {
        let wrong = InstructionSet.using(set) {
            // The first is the named example of a sum that doubles alone round twice.
            let named = Triple(a: (1 + 0x1p-23) * 0x1p-12, x: (1 - 0x1p-23) * 0x1p-12, b: 1 + 0x1p-23)
            return ([named] + Self.nearTies + Self.random).filter { triple in
                guard !triple.a.isNaN, !triple.x.isNaN, !triple.b.isNaN, triple.a != 0 else { return false }
                let expected = triple.b == 0 ? triple.a * triple.x : triple.b.addingProduct(triple.a, triple.x)
                let found = ElementwiseKernel(.linear, triple.a, triple.b).map([triple.x], jobs: 1)[0]
                return expected.isNaN ? !found.isNaN : found.bitPattern != expected.bitPattern
            }.count
        }
        #expect(wrong == 0)
    }

    @Test func `The near ties are some: doubles alone round them twice`() {
        let twice = Self.nearTies.filter { triple in
            Float(Double(triple.a) * Double(triple.x) + Double(triple.b)) != triple.b.addingProduct(triple.a, triple.x)
        }
        #expect(twice.count > 100)
    }
}
