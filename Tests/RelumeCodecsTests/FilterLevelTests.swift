import CRelumeKernels
import TestSupport
import Testing

/// The filters' kernels at the instruction-set levels above the baseline, where this processor has any.
struct FilterLevelTests {
    static let isAboveBaseline = relume_best_level() != relume_level_baseline

    @Test(.enabled(if: isAboveBaseline, "this processor has no level but the baseline"), arguments: [1, 2, 3, 4, 6, 8])
    func `Every level gives the baseline's bytes`(pixelBytes: Int) {
        for rows in 1...20 {
            for width in [1, 2, 3, 7, 11, 33, 70] {
                var generator = SeededGenerator(seed: UInt64(rows * 100 + width))
                var filtered = (0..<rows * (width * pixelBytes + 1)).map { _ in
                    UInt8(truncatingIfNeeded: generator.next())
                }
                for row in 0..<rows { filtered[row * (width * pixelBytes + 1)] %= 5 }
                let pixels = unfilter(filtered, rows, width, pixelBytes, relume_level_baseline)
                #expect(unfilter(filtered, rows, width, pixelBytes, relume_best_level()) == pixels)
                for filter in 0...5 as ClosedRange<UInt8> {
                    #expect(
                        self.filter(pixels, filter, rows, width, pixelBytes, relume_best_level())
                            == self.filter(pixels, filter, rows, width, pixelBytes, relume_level_baseline))
                }
            }
        }
    }

    private func unfilter(_ bytes: [UInt8], _ rows: Int, _ width: Int, _ pixel: Int, _ level: relume_level) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: rows * width * pixel) { output, count in
            if relume_png_unfilter(level, bytes, output.baseAddress, rows, width * pixel, pixel) {
                count = output.count
            }
        }
    }

    private func filter(
        _ pixels: [UInt8], _ filter: UInt8, _ rows: Int, _ width: Int, _ pixel: Int, _ level: relume_level
    ) -> [UInt8] {
        let bytes = rows * (width * pixel + 1)
        return [UInt8](unsafeUninitializedCapacity: bytes) { output, count in
            relume_png_filter_rows(
                level, pixels, nil, output.baseAddress, rows, width * pixel, pixel, relume_png_filter(rawValue: filter))
            count = bytes
        }
    }
}
