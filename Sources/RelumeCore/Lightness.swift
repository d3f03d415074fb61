/// One lightness for three colors by the weights of ITU-R 601, which gray of RGB is made with everywhere.
package enum Lightness {
    /// Pillow's weights for its `L`, which are 2^16 together; the nearest whole number. For 16 bits, which Pillow has no RGB
    /// of, the same.
    @inlinable
    package static func of<Sample: FixedWidthInteger & UnsignedInteger>(
        _ red: Sample, _ green: Sample, _ blue: Sample
    ) -> Sample {
        let sum: Int = Int(red) * 19595 + Int(green) * 38470 + Int(blue) * 7471
        return Sample((sum + 0x8000) >> 16)
    }

    /// The weights of torchvision's `rgb_to_grayscale`, in its order.
    @inlinable
    package static func of(_ red: Float, _ green: Float, _ blue: Float) -> Float {
        let sum: Float = red * 0.2989 + green * 0.587 + blue * 0.114
        return sum.isNaN ? Float(bitPattern: 0x7FC0_0000) : sum
    }
}
