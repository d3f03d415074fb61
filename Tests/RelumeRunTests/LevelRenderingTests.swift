import RelumeActivations
import RelumeCore
import RelumeImages
import RelumeKernels
import RelumePipeline
import TestSupport
import Testing

@testable import RelumeRun

/// What is told of integer samples, against the same told of each sample's floats.
struct LevelRenderingTests {
    static let displays: [DisplayMode] = [.fixed(.unit), .fixed(.range(lo: -0.5, hi: 0.75)), .minMax]

    @Test(arguments: Activation.all.map(\.example).filter(\.isElementwise), 1...4)
    func `The least and the greatest level tell what all samples would`(activation: Activation, channels: Int) throws {
        let half = try Pipeline(parsing: "normalize(half)")
        for pipeline in [Pipeline([.activation(activation)]), Pipeline(half.stages + [.activation(activation)])] {
            let table = try pipeline.table(levels: 256, colorChannels: channels % 2 == 0 ? channels - 1 : channels)
            for seed in 0..<4 as Range<UInt64> { try check(pixels(UInt8.self, channels, seed), table) }
        }
    }

    @Test(arguments: ["sigmoid", "normalize(half) | exp"])
    func `The least and the greatest level of 16 bits tell what all samples would`(text: String) throws {
        let table = try Pipeline(parsing: text).table(levels: 65536, colorChannels: 1)
        try check(pixels(UInt16.self, 2, 3), table)
    }

    /// A flat picture, one of few levels, or one of very many, 5 x 9; alpha is noise.
    private func pixels<Sample: PixelSample>(_ type: Sample.Type, _ channels: Int, _ seed: UInt64) -> PixelImage {
        var generator = SplitMix64(seed: seed)
        let palette = (0..<[1, 2, 3, 60][Int(seed % 4)]).map { _ in Sample(truncatingIfNeeded: generator.next()) }
        let samples = (0..<5 * 9 * channels).map { index in
            channels % 2 == 0 && index % channels == channels - 1
                ? Sample(truncatingIfNeeded: generator.next()) : palette[Int(generator.next() % UInt64(palette.count))]
        }
        return PixelImage(unchecked: Tensor(unchecked: [5, 9, channels], scalars: samples))
    }

    private func check(_ image: PixelImage, _ table: PipelineTable) throws {
        switch image.samples {
        case .uint8(let tensor): try check(tensor.scalars, PixelForm(image), table)
        case .uint16(let tensor): try check(tensor.scalars, PixelForm(image), table)
        }
    }

    private func check<Sample: PixelSample>(
        _ samples: [Sample], _ form: PixelForm, _ table: PipelineTable
    ) throws {
        let floats = Sides { side in
            samples.indices.map { index in
                let channel = form.channel(ofSample: index)
                guard !form.isAlpha(channel) else { return Float(samples[index]) / Float(Sample.max) }
                return (side == .before ? table.before : table.after)[channel][Int(samples[index])]
            }
        }
        for display in Self.displays {
            let expected = try FloatRendering(
                floats, Sides(before: form, after: form), derivatives: nil, by: display)
            let rendering = try LevelRendering(
                samples, form, LevelValues(table: table, derivatives: nil), by: display)
            #expect(rendering.tally == expected.tally)
            #expect(rendering.finiteRange == expected.finiteRange)
            #expect(rendering.bytes(.after, .nearest) == expected.bytes(.after, .nearest))
            #expect(rendering.words(.before, .truncating) == expected.words(.before, .truncating))
        }
    }

    @Test(arguments: [
        ("sigmoid", 0...255, true), ("linear", 3...200, true), ("hardshrink(0.5)", 0...255, false),
        ("normalize(half) | silu", 0...255, false), ("normalize(half) | exp", 0...255, false),
        ("normalize(half) | tanhshrink", 128...255, true), ("normalize(half) | relu", 0...127, true),
    ])
    func `Levels are counted only where their number matters`(
        text: String, levels: ClosedRange<UInt8>, isEnough: Bool
    ) throws {
        let image = PixelImage(
            unchecked: Tensor(unchecked: [1, 2, 1], scalars: [levels.lowerBound, levels.upperBound]))
        let values = LevelValues(
            table: try Pipeline(parsing: text).table(levels: 256, colorChannels: 1), derivatives: nil)
        let display = try LevelDisplay(values, PixelForm(image), .unit)
        var ranges = LevelRanges(channels: 1)
        ranges.widen(to: [levels.lowerBound, levels.upperBound].span, planeSize: 1)
        #expect((display.tally(of: ranges) != nil) == isEnough)
    }
}
