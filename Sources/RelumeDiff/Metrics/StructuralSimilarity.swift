import RelumeCodecs
import RelumeCore
import RelumeImages
import RelumeKernels
import RelumeParallel

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// SSIM and MS-SSIM; the formulas stand at ``DiffMetric/structuralSimilarity(limit:)``.
enum StructuralSimilarity {
    /// The window's side.
    static let window = PlanePair.window
    /// The exponents of MS-SSIM, finest scale first.
    static let scaleWeights = [0.0448, 0.2856, 0.3001, 0.2363, 0.1333]
    /// The shortest side that leaves a whole window at the coarsest scale.
    static let shortestSideOfScales = (window - 1) * 16 + 1

    /// The Gaussian's taps from the middle outwards, so scaled that all eleven add up to 1.
    private static let weights: [Double] = {
        let raw = (0..<6).map { exp(-Double($0 * $0) / (2 * 1.5 * 1.5)) }
        let sum = raw[0] + 2 * raw[1...].reduce(0, +)
        return raw.map { $0 / sum }
    }()

    /// The mean SSIM over channels.
    static func index(_ pair: PicturePair, jobs: Int) -> Double {
        let indices = pair.planes.map { means($0, peak: pair.peak, jobs: jobs).index }
        return indices.reduce(0, +) / Double(indices.count)
    }

    /// The mean MS-SSIM over channels.
    static func multiscaleIndex(_ pair: PicturePair, jobs: Int) -> Double {
        let indices = pair.planes.map { multiscaleIndex($0, peak: pair.peak, jobs: jobs) }
        return indices.reduce(0, +) / Double(indices.count)
    }

    private static func multiscaleIndex(_ planes: PlanePair, peak: Double, jobs: Int) -> Double {
        var product = 1.0
        var planes = planes
        for (scale, weight) in scaleWeights.enumerated() {
            let isLast = scale == scaleWeights.count - 1
            let found = means(planes, peak: peak, jobs: jobs)
            product *= pow(max(isLast ? found.index : found.contrastStructure, 0), weight)
            if !isLast { planes = planes.halved(jobs: jobs) }
        }
        return product
    }

    /// The means over all windows. Tiles are added in order, so the sum is the same for any number of jobs.
    private static func means(
        _ planes: PlanePair, peak: Double, jobs: Int
    ) -> (index: Double, contrastStructure: Double) {
        let tiles = tiles(width: planes.width - window + 1, height: planes.height - window + 1)
        var sums = [SimilaritySums](repeating: SimilaritySums(), count: tiles.count)
        let c1 = (0.01 * peak) * (0.01 * peak)
        let c2 = (0.03 * peak) * (0.03 * peak)
        sums.withParallelChunks(chunk: 1, jobs: jobs) { tile, slice in
            let tile = tiles[tile]
            slice[0] = planes.sums(
                x: tile.x, y: tile.y, width: tile.width, height: tile.height, weights: weights, c1: c1, c2: c2)
        }
        let windows = Double((planes.width - window + 1) * (planes.height - window + 1))
        return (
            sums.reduce(0) { $0 + $1.index } / windows, sums.reduce(0) { $0 + $1.contrastStructure } / windows
        )
    }

    private static func tiles(width: Int, height: Int) -> [PixelRect] {
        let tile = PlanePair.tile
        return stride(from: 0, to: height, by: tile.height).flatMap { y in
            stride(from: 0, to: width, by: tile.width).map { x in
                PixelRect(x: x, y: y, width: min(tile.width, width - x), height: min(tile.height, height - y))
            }
        }
    }
}

extension PicturePair {
    /// The channels of both pictures, alpha among them.
    fileprivate var planes: [PlanePair] {
        let samples: PlanePair.Samples =
            switch (expected.samples, actual.samples) {
            case (.uint8(let a), .uint8(let b)): .uint8(a.scalars, b.scalars)
            case (.uint16(let a), .uint16(let b)): .uint16(a.scalars, b.scalars)
            default: preconditionFailure("depths were found equal before")
            }
        return (0..<channels).map {
            PlanePair(samples, channel: $0, of: channels, width: width, height: height)
        }
    }
}
