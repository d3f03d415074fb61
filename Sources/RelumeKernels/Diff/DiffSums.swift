import CRelumeKernels

/// What marked pixels add up to. Integers, so that sums do not depend on how the picture is cut.
package struct DiffSums: Sendable {
    /// Pixels that are different, and that are antialiased.
    package private(set) var different = 0
    package private(set) var antialiased = 0
    /// The box around the different pixels; left > right if there is none.
    package private(set) var left = Int.max
    package private(set) var top = 0
    package private(set) var right = 0
    package private(set) var bottom = 0
    /// The different pixel with the largest sum of sample differences, the first of several, and that sum.
    package private(set) var worstPixel = 0
    private var worstSum: UInt64 = 0
    /// Over the samples of every pixel that is not the same: |d|, d squared, largest |d|.
    package private(set) var absolute: UInt64 = 0
    package private(set) var squared: UInt64 = 0
    package private(set) var largest = 0

    /// The sums of no pixels.
    init() {}

    init(_ sums: relume_diff_sums) {
        different = sums.different
        antialiased = sums.antialiased
        left = Int(clamping: sums.left)
        top = sums.top
        right = sums.right
        bottom = sums.bottom
        worstPixel = sums.worst_pixel
        worstSum = sums.worst_sum
        absolute = sums.absolute
        squared = sums.squared
        largest = Int(sums.largest)
    }

    /// The sums of two ranges, `other` being the later one.
    func adding(_ other: DiffSums) -> DiffSums {
        var sums = self
        if other.different > 0 {
            if different == 0 { sums.top = other.top }
            sums.bottom = other.bottom
            sums.left = min(left, other.left)
            sums.right = max(right, other.right)
        }
        if other.worstSum > worstSum {
            sums.worstSum = other.worstSum
            sums.worstPixel = other.worstPixel
        }
        sums.different += other.different
        sums.antialiased += other.antialiased
        sums.absolute += other.absolute
        sums.squared += other.squared
        sums.largest = max(largest, other.largest)
        return sums
    }
}
