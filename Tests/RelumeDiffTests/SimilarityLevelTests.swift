import CRelumeKernels
import TestSupport
import Testing

/// SSIM's kernel at every level that this processor runs.
struct SimilarityLevelTests {
    static let levels = [relume_level_avx2, relume_level_avx512].map(\.rawValue)
        .filter { $0 <= relume_best_level().rawValue }
    /// The sides of a tile in windows; no vector divides them all.
    static let sizes = [(1, 1), (2, 3), (3, 7), (7, 1), (13, 29), (31, 5), (255, 17), (256, 128)]
    /// Any weights serve, as long as rounding shows.
    static let weights = [0.266, 0.213, 0.109, 0.036, 0.0076, 0.00103]

    @Test(.enabled(if: !levels.isEmpty, "this processor has no level but the baseline"), arguments: levels, sizes)
    func `Every level gives the baseline's bits`(level: UInt32, size: (width: Int, height: Int)) {
        expectBaseline(at: level, size, peak: 255) { UInt8(truncatingIfNeeded: $0) }
        expectBaseline(at: level, size, peak: 65535) { UInt16(truncatingIfNeeded: $0) }
        // What MS-SSIM has from its second scale on.
        expectBaseline(at: level, size, peak: 255) { Double($0 % 1021) / 4 }
    }

    private func expectBaseline<Sample>(
        at level: UInt32, _ size: (width: Int, height: Int), peak: Double, sample: (UInt64) -> Sample
    ) {
        for channels in 1...4 {
            var generator = SeededGenerator(seed: UInt64(size.width * 1000 + size.height * 4 + channels))
            // The tile starts at column 2 and row 1, and its last window ends with the picture.
            let (width, height) = (size.width + 12, size.height + 11)
            let pictures = (0..<2).map { _ in (0..<width * height * channels).map { _ in sample(generator.next()) } }
            let sums = [relume_level_baseline, relume_level(level)].map { level in
                pictures[0].withUnsafeBytes { expected in
                    pictures[1].withUnsafeBytes { actual in
                        let planes = [expected, actual].map { bytes in
                            relume_plane(
                                samples: bytes.baseAddress, bytes_per_sample: MemoryLayout<Sample>.size, step: channels,
                                stride: width * channels)
                        }
                        return relume_ssim_tile(
                            level, [planes[0]], [planes[1]], 2, 1, size.width, size.height, Self.weights,
                            (0.01 * peak) * (0.01 * peak), (0.03 * peak) * (0.03 * peak))
                    }
                }
            }
            #expect(sums[0].index.bitPattern == sums[1].index.bitPattern)
            #expect(sums[0].contrast_structure.bitPattern == sums[1].contrast_structure.bitPattern)
            // Pictures that are equal or broken would take no arithmetic to agree on.
            #expect(sums[0].index.isFinite && sums[0].index != Double(size.width * size.height))
        }
    }
}
