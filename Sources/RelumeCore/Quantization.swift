/// How a displayed value in [0, 1] becomes an integer sample. Both work in Float32.
public enum Rounding: Hashable, Sendable {
    /// `x * maximum + 0.5`, truncated: image files, as torchvision's `save_image`.
    case nearest
    /// `x * maximum`, truncated: grids and TensorBoard, as PyTorch's `SummaryWriter`.
    case truncating

    /// The sample of 8 or 16 bits for displayed value `x`, clipped to 0...maximum; NaN gives 0.
    @inlinable
    package func sample<Sample: FixedWidthInteger & UnsignedInteger>(_ x: Float, as type: Sample.Type) -> Sample {
        precondition(Sample.bitWidth <= 16, "samples have 8 or 16 bits")
        let maximum = Float(Sample.max)
        let scaled = self == .nearest ? x * maximum + 0.5 : x * maximum
        // Choices instead of branches, which a noisy picture makes the CPU guess wrong; NaN fails the first comparison.
        let clipped = scaled > 0 ? (scaled < maximum ? scaled : maximum) : 0
        // A truncation that vectorizes, unlike the checked conversion: beside 2^23 only the nearest whole number fits in
        // the mantissa, and where that is above the value, one is too many.
        let shifted = clipped + 0x1p23
        let nearest = Sample(truncatingIfNeeded: shifted.bitPattern)
        return shifted - 0x1p23 > clipped ? nearest &- 1 : nearest
    }
}

/// How many displayed values could not be shown as they are.
@usableFromInline
package struct DisplayLosses: Hashable, Sendable {
    /// Finite values at least half an 8-bit step outside [0, 1].
    @usableFromInline
    package var clipped: Int
    /// NaN and infinities.
    @usableFromInline
    package var nonFinite: Int

    /// Makes a count.
    package init(clipped: Int = 0, nonFinite: Int = 0) {
        self.clipped = clipped
        self.nonFinite = nonFinite
    }

    /// Counts `occurrences` of the displayed value `x`.
    ///
    /// Half a step of slack, so that a map and its inverse do not report the rounding error of 1.0 as clipping.
    @inlinable
    package mutating func count(_ x: Float, occurrences: Int = 1) {
        if !x.isFinite {
            nonFinite += occurrences
        } else if x <= -0.5 / 255 || x >= 255.5 / 255 {
            clipped += occurrences
        }
    }

    /// The sum of two counts.
    package static func + (left: DisplayLosses, right: DisplayLosses) -> DisplayLosses {
        DisplayLosses(clipped: left.clipped + right.clipped, nonFinite: left.nonFinite + right.nonFinite)
    }
}
