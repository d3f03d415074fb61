import RelumeCore
import RelumeImages
import Testing

@testable import RelumeRun

struct PairPicturesTests {
    private func picture<Sample: PixelSample>(_ shape: TensorShape, _ samples: [Sample]) -> PixelImage {
        PixelImage(unchecked: Tensor(unchecked: shape, scalars: samples))
    }

    @Test func `Pictures stand side by side, their tops in one line`() {
        let left: PixelImage = picture([2, 1, 1], [1, 2] as [UInt8])
        let right: PixelImage = picture([1, 2, 1], [3, 4] as [UInt8])
        #expect(PixelImage.sideBySide(left, right) == picture([2, 3, 1], [1, 3, 4, 2, 0, 0] as [UInt8]))
    }

    @Test func `Depth is kept`() {
        let left: PixelImage = picture([1, 1, 1], [60000] as [UInt16])
        let right: PixelImage = picture([1, 1, 1], [7] as [UInt16])
        #expect(PixelImage.sideBySide(left, right) == picture([1, 2, 1], [60000, 7] as [UInt16]))
    }

    @Test func `Gray beside color becomes color, and alpha is full where there was none`() {
        let gray: PixelImage = picture([1, 1, 2], [9, 128] as [UInt8])
        let color: PixelImage = picture([1, 1, 3], [1, 2, 3] as [UInt8])
        #expect(
            PixelImage.sideBySide(gray, color) == picture([1, 2, 4], [9, 9, 9, 128, 1, 2, 3, 255] as [UInt8]))
    }
}
