import RelumeTesting
import Testing

/// The README's example of the test kit, as a project of somebody else would have it.
struct LogoTests {
    @Test func `The logo is drawn`() {
        expectImage(try drawLogo(), tolerance: .crossArchitecture)
    }

    /// A disk in orange on white.
    private func drawLogo() throws -> PixelImage {
        let samples = (-16..<16).flatMap { y in
            (-16..<16).flatMap { x -> [UInt8] in x * x + y * y < 144 ? [230, 120, 20] : [255, 255, 255] }
        }
        return try PixelImage(Tensor(shape: [32, 32, 3], scalars: samples))
    }
}
