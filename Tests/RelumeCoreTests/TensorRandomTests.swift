import RelumeCore
import Testing

struct TensorRandomTests {
    @Test func `A seed gives these normal numbers on every system`() throws {
        var generator = SplitMix64(seed: 7)
        let tensor = try Tensor.randomNormal([2, 4], using: &generator)
        // float32 of Python's statistics.NormalDist().inv_cdf(((next() >> 11) + 0.5) / 2^53).
        let expected: [UInt32] = [
            0xBE8F_3D12, 0xC008_01F8, 0x3FA4_984F, 0x3E56_6BCE, 0xBDF4_B968, 0xBF2D_20AC, 0xBDA4_B167, 0xBEE3_F533,
        ]
        #expect(tensor.scalars.map(\.bitPattern) == expected)
        var again = SplitMix64(seed: 7)
        #expect(try Tensor.randomNormal([2, 4], mean: 3, std: 0.5, using: &again) == tensor * 0.5 + 3)
    }

    @Test(arguments: [
        (0x1p-54, -8.292361075813595), (1e-12, -7.034483825301132), (1e-05, -4.2648907939228256),
        (0.02, -2.0537489106318225), (0.075, -1.4395314709384557), (0.3, -0.5244005127080407), (0.5, 0.0),
        (0.9, 1.2815515655446008), (0.9999999, 5.199337582290662),
    ])
    func `The quantile of the normal distribution is that of Python's statistics`(share: Double, expected: Double) {
        #expect(abs(NormalQuantile.value(share) - expected) <= abs(expected) * 1e-14)
    }

    @Test func `Normal numbers have their mean, deviation and tails`() throws {
        var generator = SplitMix64(seed: 1)
        let tensor = try Tensor.randomNormal([200_000], using: &generator)
        let squares = try tensor * tensor
        #expect(abs(tensor.mean()) < 0.01 && abs(squares.mean() - 1) < 0.01)
        let beyond = tensor.scalars.count { abs($0) > 1.96 }
        #expect((9_600...10_400).contains(beyond))
    }

    @Test func `Uniform numbers are multiples of 2^-24, and stay below the upper bound`() throws {
        var generator = SplitMix64(seed: 7)
        let tensor = try Tensor.randomUniform([4], using: &generator)
        #expect(tensor.scalars == [0.38982969522476196, 0.016788244247436523, 0.9007606506347656, 0.5829302668571472])
        let wide = try Tensor.randomUniform([10_000], in: -3..<5, using: &generator)
        #expect(wide.scalars.allSatisfy { (-3..<5).contains($0) } && abs(wide.mean() - 1) < 0.1)
        var greatest = Highest()
        #expect(try Tensor.randomUniform([1], in: 1..<2, using: &greatest).scalars == [Float(2).nextDown])
        #expect(try Tensor.randomUniform([1], in: 1e9..<1e9 + 64, using: &greatest).scalars == [1e9])
    }

    @Test func `What no tensor can be made of is refused`() {
        var generator = SplitMix64(seed: 7)
        #expect(throws: RelumeError.self) { try Tensor.randomNormal([-1], using: &generator) }
        #expect(throws: RelumeError.self) { try Tensor.randomUniform([.max, 2], using: &generator) }
        for range in [1..<1, 0..<Float.infinity, -Float.greatestFiniteMagnitude..<Float.greatestFiniteMagnitude] {
            #expect(throws: RelumeError.self) { try Tensor.randomUniform([1], in: range, using: &generator) }
        }
    }
}

/// Every bit set.
private struct Highest: RandomNumberGenerator {
    mutating func next() -> UInt64 { .max }

    @Test(arguments: [(-1, []), (0, []), (1, [0])] as [(Int, [Int])])
    func `Few numbers have one order`(count: Int, expected: [Int]) {
        var generator = SplitMix64(seed: 1)
        #expect(generator.permutation(of: count) == expected)
    }
}
