import RelumeCore
import RelumeImages
import Testing

struct CompositingTests {
    @Test(arguments: [
        ([UInt8(7)], [UInt8(7), 7, 7]), ([100, 128], [50, 50, 50]), ([1, 2, 3], [1, 2, 3]),
        ([200, 100, 50, 51], [40, 20, 10]), ([200, 100, 50, 0], [0, 0, 0]), ([200, 100, 50, 255], [200, 100, 50]),
    ])
    func `Every kind of pixel is RGB over black`(pixel: [UInt8], expected: [UInt8]) {
        let picture = Tensor(unchecked: [1, 2, pixel.count], scalars: pixel + pixel)
        #expect(picture.rgbOverBlack() == Tensor(unchecked: [1, 2, 3], scalars: expected + expected))
    }

    @Test(arguments: [
        ([UInt16(0x7FFF)], [UInt8(127), 127, 127, 255]), ([0x8000, 0], [128, 128, 128, 0]),
        ([257, 514, 65535], [1, 2, 255, 255]), ([257, 514, 771, 1028], [1, 2, 3, 4]),
    ])
    func `Every kind of pixel is RGBA of eight bits`(pixel: [UInt16], expected: [UInt8]) {
        let image = PixelImage(unchecked: Tensor(unchecked: [1, 1, pixel.count], scalars: pixel))
        #expect(image.rgba() == Tensor(unchecked: [1, 1, 4], scalars: expected))
    }

    @Test func `Pictures stand side by side with their tops in one line`() {
        let small = Tensor<UInt16>(unchecked: [1, 1, 1], scalars: [500])
        let large = Tensor<UInt16>(unchecked: [2, 2, 1], scalars: [1, 2, 3, 4])
        let strip = Tensor.sideBySide([small, large], channels: 1, gap: 1)
        #expect(strip == Tensor(unchecked: [2, 4, 1], scalars: [500, 0, 1, 2, 0, 0, 3, 4]))
        #expect(Tensor<UInt8>.sideBySide([], channels: 4, gap: 8).shape == [1, 1, 4])
    }
}
