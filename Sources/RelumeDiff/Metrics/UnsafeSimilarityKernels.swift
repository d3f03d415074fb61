import CRelumeKernels
import RelumeCodecs
import RelumeCore
import RelumeParallel

// The SSIM kernels on Swift's arrays. A plane's pointer lives only inside the closure that made it, and the tiles lie
// inside the plane that the array fills.

/// One channel of both pictures, for SSIM.
struct PlanePair: Sendable {
    /// Where the samples of both planes are.
    enum Samples: Sendable {
        case uint8([UInt8], [UInt8])
        case uint16([UInt16], [UInt16])
        case double([Double], [Double])
    }

    let samples: Samples
    /// The first sample, and the samples from a pixel to the next one.
    let offset: Int
    let step: Int
    let width: Int
    let height: Int

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
        relume_plane(
            samples: samples.baseAddress.map { UnsafeRawPointer($0 + offset) },
            bytes_per_sample: MemoryLayout<Sample>.size, step: step, stride: width * step)
    }

    /// The sums over one tile of windows.
    func tileSums(_ tile: PixelRect, weights: [Double], c1: Double, c2: Double) -> relume_ssim_sums {
        withPlanes { expected, actual in
            relume_ssim_tile(
                relume_best_level(), &expected, &actual, tile.x, tile.y, tile.width, tile.height, weights, c1, c2)
        }
    }

    /// Both planes at half the size.
    func halved(jobs: Int) -> PlanePair {
        let half = (width: (width + 1) / 2, height: (height + 1) / 2)
        return PlanePair(
            samples: .double(halved(half, isActual: false, jobs), halved(half, isActual: true, jobs)), offset: 0,
            step: 1, width: half.width, height: half.height)
    }

    private func halved(_ half: (width: Int, height: Int), isActual: Bool, _ jobs: Int) -> [Double] {
        var result = [Double](repeating: 0, count: half.width * half.height)
        result.withParallelChunks(chunk: half.width * 64, jobs: jobs) { start, slice in
            slice.withUnsafeMutableBufferPointer { slice in
                withPlanes { expected, actual in
                    if isActual { swap(&expected, &actual) }
                    relume_halve(
                        &expected, width, height, start / half.width, slice.count / half.width, slice.baseAddress)
                }
            }
        }
        return result
    }
}
