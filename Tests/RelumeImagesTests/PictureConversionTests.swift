import RelumeCore
import RelumeImages
import Testing

struct PictureConversionTests {
    private static func picture(_ pixel: [UInt8]) -> PixelImage {
        PixelImage(unchecked: Tensor(unchecked: [1, 2, pixel.count], scalars: pixel + pixel))
    }

    /// Image.new(...).convert(...) of Pillow, but for gray with alpha, which it makes by way of RGBA.
    @Test(arguments: [
        ([UInt8(9)], PixelImage.ColorType.grayAlpha, [UInt8(9), 255]), ([9], .rgb, [9, 9, 9]),
        ([9], .rgba, [9, 9, 9, 255]),
        ([9, 4], .gray, [9]), ([9, 4], .rgb, [9, 9, 9]), ([9, 4], .rgba, [9, 9, 9, 4]), ([10, 20, 30], .gray, [18]),
        ([10, 20, 30], .grayAlpha, [18, 255]), ([10, 20, 30], .rgba, [10, 20, 30, 255]),
        ([10, 20, 30, 4], .gray, [18]),
        ([10, 20, 30, 4], .grayAlpha, [18, 4]), ([10, 20, 30, 4], .rgb, [10, 20, 30]),
    ])
    func `Channels are converted as Pillow does`(pixel: [UInt8], type: PixelImage.ColorType, expected: [UInt8]) {
        let converted = Self.picture(pixel).converted(to: type)
        #expect(converted == Self.picture(expected) && converted.colorType == type)
    }

    @Test func `What a picture has already stays`() {
        for channels in 1...4 {
            let picture = Self.picture(Array(1...UInt8(channels)))
            #expect(picture.converted(to: picture.colorType) == picture)
            #expect(picture.converted(to: UInt8.self) == picture)
        }
    }

    @Test func `Samples are widened exactly and narrowed to the nearest`() {
        let bytes = PixelImage(unchecked: Tensor(unchecked: [1, 256, 1], scalars: Array(UInt8.min...UInt8.max)))
        let words = bytes.converted(to: UInt16.self)
        #expect(words.tensor(of: UInt16.self)?.scalars == (0...255).map { $0 * 257 })
        #expect(words.converted(to: UInt8.self) == bytes)
        let between = PixelImage(unchecked: Tensor<UInt16>(unchecked: [1, 4, 1], scalars: [128, 129, 0x7FFF, 65535]))
        #expect(between.converted(to: UInt8.self).tensor(of: UInt8.self)?.scalars == [0, 1, 127, 255])
    }

    @Test func `What is written back with a picture stays with it`() {
        var picture = Self.picture([1, 2, 3])
        picture.metadata.gamma = 45455
        #expect(picture.converted(to: .gray).converted(to: UInt16.self).metadata.gamma == 45455)
    }
}
