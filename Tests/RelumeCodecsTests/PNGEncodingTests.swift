import RelumeCodecs
import RelumeCore
import RelumeImages
import TestSupport
import Testing

/// What the encoder writes decodes to what it was given.
@Suite struct PNGEncodingTests {
    @Test(arguments: PNGProfile.allCases, [1, 2, 3, 4])
    func `Samples survive`(profile: PNGProfile, channels: Int) throws {
        for size in 1...20 {
            let shape: TensorShape = [size, 21 - size, channels]
            let bytes = (0..<shape.count).map { UInt8(truncatingIfNeeded: $0 * $0 + $0 / 7) }
            try expectSurvival(PixelImage(unchecked: .uint8(Tensor(unchecked: shape, scalars: bytes))), profile)
            let words = bytes.map { UInt16($0) * 251 + 3 }
            try expectSurvival(PixelImage(unchecked: .uint16(Tensor(unchecked: shape, scalars: words))), profile)
        }
    }

    private func expectSurvival(_ image: PixelImage, _ profile: PNGProfile) throws {
        let bytes = try PNGEncoder.encode(image, profile: profile)
        let decoded = try ImageDecoder.decode(bytes)
        #expect(decoded.image == image)
        #expect(decoded.warnings == [])
        #expect(decoded.info.bitDepth == image.bitDepth)
        #expect(decoded.info.hasAlpha == image.hasAlpha)
        #expect(bytes == (try PNGEncoder.encode(image, profile: profile)))
        #expect(chunkTypes(bytes) == ["IHDR", "IDAT", "IEND"])
    }

    @Test(
        .enabled(if: PythonPeer.isAvailable, "\(PythonPeer.skipReason)"),
        arguments: PNGProfile.allCases)
    func `The peers read the same pixels`(profile: PNGProfile) throws {
        let images = (1...4).flatMap { channels in
            let shape: TensorShape = [33, 70, channels]
            let words = (0..<shape.count).map { UInt16(truncatingIfNeeded: $0 * $0 + $0 * 40503) }
            let bytes = words.map { UInt8($0 >> 8) }
            var metadata = ImageMetadata()
            metadata.iccProfile = ICCProfile(bytes: iccProfileBytes(colorSpace: channels < 3 ? "GRAY" : "RGB "))
            return [
                PixelImage(unchecked: .uint8(Tensor(unchecked: shape, scalars: bytes)), metadata: metadata),
                PixelImage(unchecked: .uint16(Tensor(unchecked: shape, scalars: words)), metadata: metadata),
            ]
        }
        let files = try images.map { try PNGEncoder.encode($0, profile: profile) }
        for (image, outcome) in zip(images, try PeerDecoder.outcomes(of: files)) {
            guard case .decoded(let samples, let profile) = outcome else {
                Issue.record("Pillow or OpenCV refuses \(image.shape)")
                continue
            }
            #expect(samples == image.samples)
            #expect(profile == PNGFile.crc32(image.metadata.iccProfile?.bytes ?? []))
        }
    }

    @Test func `Metadata survives`() throws {
        var metadata = ImageMetadata()
        metadata.gamma = 100_000
        metadata.sRGBIntent = .relativeColorimetric
        metadata.physicalPixels = PhysicalPixels(x: 11811, y: 5906, isPerMeter: false)
        metadata.chromaticities = Chromaticities(
            white: .init(x: 1, y: 2), red: .init(x: 3, y: 4), green: .init(x: 5, y: 6), blue: .init(x: 7, y: 8))
        metadata.iccProfile = ICCProfile(
            name: "Adobe RGB (1998)", bytes: iccProfileBytes(colorSpace: "RGB ", count: 5000))
        let tensor = Tensor<UInt8>(unchecked: [2, 3, 4], repeating: 9)
        let bytes = try PNGEncoder.encode(PixelImage(unchecked: .uint8(tensor), metadata: metadata))
        let decoded = try ImageDecoder.decode(bytes)
        #expect(decoded.image.metadata == metadata)
        #expect(decoded.warnings == [])
        #expect(chunkTypes(bytes) == ["IHDR", "iCCP", "sRGB", "gAMA", "cHRM", "pHYs", "IDAT", "IEND"])
    }

    @Test(arguments: [
        ("  two   spaces ", "two spaces"), ("\u{4e2d}\u{6587}", "ICC profile"),
        (String(repeating: "x", count: 90), String(repeating: "x", count: 79)),
    ])
    func `Profile names are made to fit`(name: String, written: String) throws {
        var image = PixelImage(unchecked: .uint8(Tensor(unchecked: [1, 1, 3], repeating: 9)))
        image.metadata.iccProfile = ICCProfile(name: name, bytes: iccProfileBytes(colorSpace: "RGB "))
        let decoded = try ImageDecoder.decode(try PNGEncoder.encode(image))
        #expect(decoded.image.metadata.iccProfile?.name == written)
        #expect(decoded.image.metadata.iccProfile?.bytes == image.metadata.iccProfile?.bytes)
    }

    @Test(arguments: [(1, "RGB "), (3, "GRAY"), (4, "CMYK")])
    func `A profile for other samples is not written`(channels: Int, colorSpace: String) throws {
        var image = PixelImage(unchecked: .uint8(Tensor(unchecked: [1, 1, channels], repeating: 9)))
        image.metadata.iccProfile = ICCProfile(bytes: iccProfileBytes(colorSpace: colorSpace))
        #expect(image.metadata.iccProfile?.colorSpace == colorSpace)
        #expect(chunkTypes(try PNGEncoder.encode(image)) == ["IHDR", "IDAT", "IEND"])
    }

    @Test func `Smaller profiles are smaller`() throws {
        for drawing in Drawing.allCases {
            let image = drawing.image(width: 64, height: 64, channels: 3)
            let sizes = try PNGProfile.allCases.map { try PNGEncoder.encode(image, profile: $0).count }
            #expect(sizes[0] >= sizes[1] && sizes[1] >= sizes[2])
            if drawing == .text { #expect(sizes[0] > sizes[2]) }
        }
    }

    @Test(arguments: [[0, 4, 3], [4, 0, 1]] as [TensorShape])
    func `An empty image is refused`(shape: TensorShape) {
        let error = #expect(throws: RelumeError.self) {
            try PNGEncoder.encode(PixelImage(unchecked: .uint8(Tensor(unchecked: shape, repeating: 0))))
        }
        #expect(error?.code == .invalidArgument)
        #expect(error?.message.contains("this one is \(shape[1]) x \(shape[0])") == true)
    }

    private func chunkTypes(_ bytes: [UInt8]) -> [String] {
        var types: [String] = []
        var offset = 8
        while offset < bytes.count {
            types.append(String(decoding: bytes[(offset + 4)..<(offset + 8)], as: UTF8.self))
            offset += 12 + bytes[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
        }
        return types
    }

    @Test(arguments: [0, -3])
    func `Without a number of threads that makes sense there is one`(jobs: Int) throws {
        let image = PixelImage(unchecked: Tensor<UInt8>(unchecked: [40, 30, 3], repeating: 9))
        #expect(try PNGEncoder.encode(image, jobs: jobs) == PNGEncoder.encode(image))
    }
}
