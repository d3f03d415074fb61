import RelumeCore
import Testing

struct DisplayTests {
    @Test(arguments: [
        (Float(0.5), UInt8(128), UInt8(127)), (1, 255, 255), (0, 0, 0), (1.5, 255, 255), (-0.5, 0, 0), (-0.0, 0, 0),
        (.nan, 0, 0), (.infinity, 255, 255), (-.infinity, 0, 0), (254.6 / 255, 255, 254),
    ])
    func `Files take the nearest sample, grids truncate`(value: Float, nearest: UInt8, truncated: UInt8) {
        #expect(Rounding.nearest.sample(value, as: UInt8.self) == nearest)
        #expect(Rounding.truncating.sample(value, as: UInt8.self) == truncated)
    }

    /// The definition, and values on, just below and just above every border between two samples.
    @Test(arguments: [Rounding.nearest, .truncating])
    func `Samples are the whole part, at every border`(rounding: Rounding) {
        let offset: Float = rounding == .nearest ? 0.5 : 0
        var wrong: Set<Float> = []
        for border in 0...65536 {
            let scaled = Float(border) - offset
            for value in [scaled / 65535, scaled / 255] {
                for x in [value.nextDown, value, value.nextUp] {
                    let (wide, narrow) = (x * 65535 + offset, x * 255 + offset)
                    if rounding.sample(x, as: UInt16.self) != UInt16(min(max(wide, 0), 65535)) { wrong.insert(x) }
                    if rounding.sample(x, as: UInt8.self) != UInt8(min(max(narrow, 0), 255)) { wrong.insert(x) }
                }
            }
        }
        #expect(wrong.isEmpty)
    }

    @Test func `Every 16-bit sample survives the way to Float and back`() {
        for sample in UInt16.min...UInt16.max {
            let value = Float(sample) / 65535
            #expect(Rounding.nearest.sample(value, as: UInt16.self) == sample)
        }
    }

    @Test(arguments: Normalization.presets)
    func `Denormalize undoes normalize for every byte`(normalization: Normalization) throws {
        let displays = try DisplayMap.denormalize(normalization).channels(color: 3, hasAlpha: false)
        for channel in 0..<3 {
            let (mean, std) = try normalization.parameters(forChannel: channel)
            for sample in UInt8.min...UInt8.max {
                let normalized = (Float(sample) / 255 - mean) / std
                let shown = displays[channel](normalized)
                #expect(Rounding.nearest.sample(shown, as: UInt8.self) == sample)
                var losses = DisplayLosses()
                losses.count(shown)
                #expect(losses == DisplayLosses())
            }
        }
    }

    @Test func `Losses count what clipping changes and what is not finite`() {
        var losses = DisplayLosses()
        for value: Float in [0, 1, 1.0000001, 1.1, -0.1, .nan, .infinity] { losses.count(value) }
        #expect(losses == DisplayLosses(clipped: 2, nonFinite: 2))
        #expect((losses + losses).clipped == 4)
    }

    @Test func `Minimum and maximum of equal values still make a range`() {
        #expect(DisplayMap.range(least: 2, greatest: 2) == .range(lo: 2, hi: 3))
        #expect(DisplayMap.range(least: -1, greatest: 3) == .range(lo: -1, hi: 3))
    }

    @Test func `A display has a map for each channel, and none for alpha`() throws {
        let displays = try DisplayMap.range(lo: -1, hi: 1).channels(color: 1, hasAlpha: true)
        #expect(displays.map { $0(0) } == [0.5, 0])
    }

    @Test(arguments: [1, 2, 4])
    func `A normalization for other channels displays nothing`(channels: Int) {
        #expect(throws: RelumeError.self) {
            try DisplayMap.denormalize(.imageNet).channels(color: channels, hasAlpha: false)
        }
    }

    @Test(arguments: [([Float(0.5)], [Float(0)]), ([], []), ([0.5, 0.5], [1]), ([.nan], [1]), ([0.5], [-1])])
    func `A normalization refuses what cannot be divided by`(mean: [Float], std: [Float]) {
        #expect(throws: RelumeError.self) { try Normalization(mean: mean, std: std) }
    }
}
