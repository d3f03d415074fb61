import RelumeTesting
import Testing

/// The README's example of the test kit, as a project of somebody else would have it.
struct LogoTests {
    @Test func `The logo is drawn`() {
        expectImage(try drawLogo(), tolerance: .crossArchitecture)
    }

    /// A disk in orange on white.
    private func drawLogo() throws -> PixelImage {
        PixelImage(
            Tensor<UInt8>(shape: [32, 32, 3]) { output in
                for y in -16..<16 {
                    for x in -16..<16 {
                        let color: [UInt8] = x * x + y * y < 144 ? [230, 120, 20] : [255, 255, 255]
                        for sample in color { output.append(sample) }
                    }
                }
            })
    }
}
