import RelumeCodecs
import RelumeCore
import RelumeImages
import TestSupport
import Testing

/// `reduces` stores the same pixels in the smallest form that holds them, and in no smaller one.
@Suite struct PNGReductionTests {
    /// Interleaved samples of 21 x 9 pixels, the form they must get, and its bits.
    struct Picture: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let channels: Int
        let colorType: ImageInfo.ColorType
        let bitDepth: Int
        let sample: @Sendable (_ pixel: Int, _ channel: Int) -> UInt16

        static let width = 21
        static let height = 9

        func image(words: Bool) -> PixelImage {
            let shape: TensorShape = [Self.height, Self.width, channels]
            let samples = (0..<shape.count).map { sample($0 / channels, $0 % channels) }
            return words
                ? PixelImage(unchecked: .uint16(Tensor(unchecked: shape, scalars: samples.map { $0 * 257 })))
                : PixelImage(unchecked: .uint8(Tensor(unchecked: shape, scalars: samples.map { UInt8($0) })))
        }
    }

    static let pictures = [
        Picture(testDescription: "black and white", channels: 1, colorType: .gray, bitDepth: 1) { p, _ in
            p % 3 == 0 ? 255 : 0
        },
        Picture(testDescription: "four grays", channels: 3, colorType: .gray, bitDepth: 2) { p, _ in UInt16(p % 4 * 85)
        },
        Picture(testDescription: "sixteen grays, opaque", channels: 2, colorType: .gray, bitDepth: 4) { p, c in
            c == 1 ? 255 : UInt16(p % 16 * 17)
        },
        Picture(testDescription: "grays", channels: 4, colorType: .gray, bitDepth: 8) { p, c in
            c == 3 ? 255 : UInt16(p)
        },
        Picture(testDescription: "two colors", channels: 3, colorType: .palette, bitDepth: 1) { p, c in
            p % 5 == 0 ? 9 : UInt16(c)
        },
        Picture(testDescription: "sixteen colors, some clear", channels: 4, colorType: .palette, bitDepth: 4) { p, c in
            c == 3 ? [255, 0, 128, 255][p % 4] : UInt16(p % 16 + c)
        },
        Picture(testDescription: "more colors than pay for a palette", channels: 3, colorType: .rgb, bitDepth: 8) {
            p, c in
            UInt16(p + c)
        },
        Picture(testDescription: "clear grays of many levels", channels: 2, colorType: .grayAlpha, bitDepth: 8) {
            p, c in
            UInt16(c == 1 ? p : 200 - p)
        },
        Picture(testDescription: "clear colors", channels: 4, colorType: .rgba, bitDepth: 8) { p, c in UInt16(p + c) },
    ]

    @Test(arguments: pictures, PNGProfile.allCases)
    func `Pixels survive in the smallest form`(picture: Picture, profile: PNGProfile) throws {
        for words in [false, true] {
            let file = try PNGEncoder.encode(picture.image(words: words), profile: profile, reduces: true)
            for path in [PNGDecoder.Path.fast, .libPNG] {
                let decoded = try PNGDecoder.decode(file, path: path)
                #expect(decoded.info.colorType == picture.colorType)
                #expect(decoded.info.bitDepth == picture.bitDepth)
                #expect(try rgba(decoded.image) == rgba(picture.image(words: false)))
            }
        }
    }

    @Test func `Words that need their bits keep them`() throws {
        let grays = (0..<60).map { UInt16($0) * 1000 }
        let samples: [UInt16] = grays.flatMap { [$0, $0, $0, .max] }
        let image = PixelImage(unchecked: .uint16(Tensor(unchecked: [6, 10, 4], scalars: samples)))
        let decoded = try ImageDecoder.decode(try PNGEncoder.encode(image, reduces: true)).image
        #expect(decoded.samples == .uint16(Tensor(unchecked: [6, 10, 1], scalars: grays)))
    }

    /// A profile for RGB says nothing about gray samples, so they stay colors.
    @Test func `A color profile keeps colors`() throws {
        var image = PixelImage(unchecked: .uint8(Tensor<UInt8>(unchecked: [30, 30, 3], repeating: 7)))
        image.metadata.iccProfile = ICCProfile(bytes: iccProfileBytes(colorSpace: "RGB "))
        let decoded = try ImageDecoder.decode(try PNGEncoder.encode(image, reduces: true))
        #expect(decoded.info.colorType == .palette)
        #expect(decoded.image == image)
    }

    @Test(.enabled(if: PythonPeer.isAvailable, "\(PythonPeer.skipReason)"))
    func `The peers read the same pixels`() throws {
        let files = try Self.pictures.map { try PNGEncoder.encode($0.image(words: false), reduces: true) }
        for (file, outcome) in zip(files, try PeerDecoder.outcomes(of: files)) {
            guard case .decoded(let samples, _) = outcome else {
                Issue.record("Pillow or OpenCV refuses a reduced file")
                continue
            }
            #expect(samples == (try ImageDecoder.decode(file).image.samples))
        }
    }

    /// Pixels as RGBA of 8 bits.
    private func rgba(_ image: PixelImage) throws -> [[UInt8]] {
        let tensor = try #require(image.tensor(of: UInt8.self))
        return stride(from: 0, to: tensor.scalars.count, by: image.channels).map { at in
            let pixel = Array(tensor.scalars[at..<(at + image.channels)])
            let color = image.colorChannels == 1 ? [pixel[0], pixel[0], pixel[0]] : Array(pixel.prefix(3))
            return color + [image.hasAlpha ? pixel[image.channels - 1] : 255]
        }
    }
}
