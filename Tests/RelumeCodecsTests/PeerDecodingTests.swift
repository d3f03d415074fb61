import RelumeCodecs
import RelumeCore
import RelumeImages
import TestSupport
import Testing

/// The corpus decodes to the pixels of Pillow (8 bits) and OpenCV (16 bits).
@Suite struct PeerDecodingTests {
    /// Files that are refused on purpose, with a part of the message.
    static let refused = [
        "jpeg-basic/progressive-missing-dc.jpg": "no scan holds the averages (DC) of component 1",
        "jpeg-libjpeg-turbo/monkey12.jpg": "precision 12",
    ]

    /// Files that decode with a warning, with a part of it; all others must give none.
    static let warned = [
        "jpeg-basic/extraneous-data.jpg": "extraneous bytes before marker",
        "jpeg-basic/mjpeg.jpg": "extraneous bytes before marker",
        "jpeg-basic/partial_progressive.jpg": "premature end of data segment",
        "jpeg-mozilla/jpg-srgb-icc.jpg": "is for RGB samples and does not fit the decoded gray",
        "jpeg-basic/progressive-missing-ac.jpg": "64 coefficients are missing or not fully precise",
    ]

    @Test(
        .enabled(
            if: PythonPeer.isAvailable && Corpus.isAvailable, "RELUME_PYTHON and RELUME_CORPUS are not both set"),
        arguments: Corpus.images)
    func `Pixels are those of the peers`(image: String) throws {
        let bytes = try Corpus.bytes(image)
        if let message = Self.refused[image] {
            let error = #expect(throws: RelumeError.self) { try ImageDecoder.decode(bytes) }
            #expect(error?.message.contains(message) == true, "\(error as Any)")
            return
        }
        let outcome = try #require(try PeerDecoder.ofCorpus.get()[image])
        guard case .decoded(let expected, let profile) = outcome else {
            Issue.record("Pillow refuses \(image), Relume must say why it does not")
            return
        }
        let decoded = try ImageDecoder.decode(bytes)
        let allowed = decoded.info.format == .png ? 0 : 2
        let difference = try #require(
            largestDifference(decoded.image.samples, expected), "shapes: \(decoded.image.shape), expected \(expected)")
        #expect(difference <= allowed)
        if let kept = decoded.image.metadata.iccProfile {
            #expect(PNGFile.crc32(kept.bytes) == profile)
        } else {
            #expect(profile == 0 || decoded.warnings.contains { $0.contains("profile") })
        }
        if let warning = Self.warned[image] {
            #expect(decoded.warnings.contains { $0.contains(warning) }, "\(decoded.warnings)")
        } else {
            #expect(decoded.warnings == [])
        }
    }

    /// The largest difference of two samples, or nil if type or shape differ.
    private func largestDifference(_ left: PixelImage.Samples, _ right: PixelImage.Samples) -> Int? {
        switch (left, right) {
        case (.uint8(let left), .uint8(let right)): largestDifference(left, right)
        case (.uint16(let left), .uint16(let right)): largestDifference(left, right)
        default: nil
        }
    }

    private func largestDifference<Sample: FixedWidthInteger & BitwiseCopyable & Sendable>(
        _ left: Tensor<Sample>, _ right: Tensor<Sample>
    ) -> Int? {
        guard left.shape == right.shape else { return nil }
        // Equality is quick without optimization, the loop is not.
        guard left != right else { return 0 }
        return zip(left.scalars, right.scalars).reduce(0) { max($0, abs(Int($1.0) - Int($1.1))) }
    }
}
