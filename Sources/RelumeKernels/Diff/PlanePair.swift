import CRelumeKernels
import RelumeParallel

/// The sums over windows of the SSIM index and of its contrast-structure factor.
package struct SimilaritySums: BitwiseCopyable, Sendable {
    package var index = 0.0
    package var contrastStructure = 0.0

    /// Makes sums of no windows.
    package init() {}
}

/// One channel of two pictures of one shape, for SSIM.
///
/// A plane's pointer lives only inside the closure that made it, and tiles were found to lie inside the plane that the
/// array fills.
package struct PlanePair: Sendable {
    /// The samples of both, the expected ones first.
    package enum Samples: Sendable {
        case uint8([UInt8], [UInt8])
        case uint16([UInt16], [UInt16])
        case double([Double], [Double])
    }

    /// The most windows of a tile.
    package static let tile = (width: Int(relume_ssim_tile_width), height: Int(relume_ssim_tile_height))
    /// A window's side.
    package static let window = 11

    package let width: Int
    package let height: Int
    private let samples: Samples
    /// The first sample, and the samples from a pixel to the next one.
    private let offset: Int
    private let step: Int

    /// Makes the planes of a channel out of all channels, which are interleaved.
    package init(_ samples: Samples, channel: Int, of channels: Int, width: Int, height: Int) {
        let (expected, actual) =
            switch samples {
            case .uint8(let expected, let actual): (expected.count, actual.count)
            case .uint16(let expected, let actual): (expected.count, actual.count)
            case .double(let expected, let actual): (expected.count, actual.count)
            }
        precondition(0..<channels ~= channel && expected == width * height * channels && actual == expected)
        self.samples = samples
        self.offset = channel
        self.step = channels
        self.width = width
        self.height = height
    }

    /// The sums over the windows of one tile, the first of which has its upper left corner at `x` and `y`. `weights` are
    /// the taps from the middle of the window outwards.
    package func sums(
        x: Int, y: Int, width: Int, height: Int, weights: [Double], c1: Double, c2: Double
    ) -> SimilaritySums {
        precondition(1...Self.tile.width ~= width && 1...Self.tile.height ~= height && weights.count == 6)
        let margin = Self.window - 1
        precondition(x >= 0 && y >= 0 && x + width + margin <= self.width && y + height + margin <= self.height)
        let found = withPlanes { expected, actual in
            InstructionSet.kernels.ssim_tile(&expected, &actual, x, y, width, height, weights, c1, c2)
        }
        var sums = SimilaritySums()
        sums.index = found.index
        sums.contrastStructure = found.contrast_structure
        return sums
    }

    /// Both planes at half the size.
    package func halved(jobs: Int) -> PlanePair {
        let half = (width: (width + 1) / 2, height: (height + 1) / 2)
        return PlanePair(
            .double(halved(half, isActual: false, jobs), halved(half, isActual: true, jobs)), channel: 0, of: 1,
            width: half.width, height: half.height)
    }

    private func halved(_ half: (width: Int, height: Int), isActual: Bool, _ jobs: Int) -> [Double] {
        var result = [Double](repeating: 0, count: half.width * half.height)
        result.withParallelChunks(chunk: half.width * 64, jobs: jobs) { start, slice in
            slice.withUnsafeMutableBufferPointer { slice in
                guard let output = slice.baseAddress else { return }
                withPlanes { expected, actual in
                    if isActual { swap(&expected, &actual) }
                    relume_halve(&expected, width, height, start / half.width, slice.count / half.width, output)
                }
            }
        }
        return result
    }

    private func withPlanes<R>(_ body: (inout relume_plane, inout relume_plane) -> R) -> R {
        switch samples {
        case .uint8(let expected, let actual): withPlanes(expected, actual, body)
        case .uint16(let expected, let actual): withPlanes(expected, actual, body)
        case .double(let expected, let actual): withPlanes(expected, actual, body)
        }
    }

    private func withPlanes<Sample, R>(
        _ expected: [Sample], _ actual: [Sample], _ body: (inout relume_plane, inout relume_plane) -> R
    ) -> R {
        expected.withUnsafeBufferPointer { expected in
            actual.withUnsafeBufferPointer { actual in
                var first = plane(expected)
                var second = plane(actual)
                return body(&first, &second)
            }
        }
    }

    private func plane<Sample>(_ samples: UnsafeBufferPointer<Sample>) -> relume_plane {
        guard let base = samples.baseAddress else { preconditionFailure("planes have samples") }
        return relume_plane(
            samples: base + offset, bytes_per_sample: MemoryLayout<Sample>.size, step: step, stride: width * step)
    }
}
