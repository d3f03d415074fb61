import RelumeCodecs
import RelumeCore
import RelumeImages
import Testing

/// What costs a JPEG pixels is an error, what does not is a warning.
@Suite struct JPEGDamageTests {
    static let baseline = JPEGFile(width: 24, height: 16, block: { x, y in [x * 80 + y * 3] })
    static let progressive = JPEGFile(width: 24, height: 16, block: { x, y in [x * 80 + y * 3] }, isProgressive: true)

    @Test(arguments: [baseline, progressive].map(\.bytes))
    func `Every piece of a file is refused`(bytes: [UInt8]) {
        for count in 0..<bytes.count {
            #expect(throws: RelumeError.self, "\(count) of \(bytes.count) bytes") {
                try ImageDecoder.decode(Array(bytes.prefix(count)))
            }
        }
    }

    @Test func `A premature end is an error with libjpeg's words`() {
        let file = Self.baseline.bytes
        expect("libjpeg: Premature end of JPEG file", .malformedData, Array(file.dropLast(4)))
        expect(
            "libjpeg: Corrupt JPEG data: premature end of data segment", .malformedData,
            file.dropLast(5) + [0xFF, 0xD9])
    }

    @Test func `What is not decoded is named`() {
        expect("recision", .unsupported, changed { $0.precision = 12 })
        expect(
            "2 color components of an unknown meaning", .unsupported,
            changed {
                $0.identifiers = [1, 2]
                $0.block = { _, _ in [1, 2] }
            })
        var lossless = Self.baseline.bytes
        if let frame = lossless.firstRange(of: [0xFF, 0xC0])?.lowerBound { lossless[frame + 1] = 0xC7 }
        expect("SOF type 0xc7", .unsupported, lossless)
        expect("Empty JPEG image", .malformedData, changed { $0.height = 0 })
        var huge = Self.baseline.bytes
        // Behind the marker: 2 bytes of length, 1 of precision, then height and width.
        if let frame = huge.firstRange(of: [0xFF, 0xC0])?.lowerBound {
            huge.replaceSubrange((frame + 5)..<(frame + 9), with: [0xFD, 0xE8, 0xFD, 0xE8])
        }
        expect("the image is 65000 x 65000", .limitExceeded, huge)
    }

    @Test func `Scans are counted`() throws {
        let many = changed {
            $0.isProgressive = true
            $0.emptyScans = 100
        }
        expect(
            "the image has more than 100 scans of 24 x 16 pixels; raise the limit of scans (--max-scans)",
            .limitExceeded,
            many)
        #expect(throws: Never.self) { try ImageDecoder.decode(many, limits: DecodeLimits(maxScans: 102)) }
    }

    @Test func `Missing averages are an error`() {
        // Without its first scan, of the DC coefficients.
        let bytes = Self.progressive.bytes
        let scans = bytes.indices.filter { bytes[$0...].starts(with: [0xFF, 0xDA]) }
        expect(
            "no scan holds the averages (DC) of component 1", .malformedData,
            Array(bytes[..<scans[0]] + bytes[scans[1]...]))
    }

    @Test func `Missing detail is a warning`() throws {
        let bytes = Self.progressive.bytes
        let scans = bytes.indices.filter { bytes[$0...].starts(with: [0xFF, 0xDA]) }
        let decoded = try ImageDecoder.decode(Array(bytes[..<scans[1]]) + [0xFF, 0xD9])
        #expect(
            decoded.warnings == [
                "libjpeg: the progressive scans stop early: 63 of 64 coefficients are missing or not fully precise"
            ])
    }

    @Test func `Surplus bytes are a warning`() throws {
        let bytes = changed { $0.extraneous = [UInt8](repeating: 1, count: 20) }
        let decoded = try ImageDecoder.decode(bytes)
        #expect(decoded.image == (try ImageDecoder.decode(Self.baseline.bytes)).image)
        // libjpeg counts the bytes that it had not yet taken in.
        #expect(decoded.warnings.count == 1)
        #expect(decoded.warnings.first?.contains("extraneous bytes before marker 0xd9") == true, "\(decoded.warnings)")
        #expect(try ImageDecoder.decode(Self.baseline.bytes + [1, 2, 3]).warnings == [])
    }

    @Test func `Many warnings are counted`() throws {
        // A byte too much after each comment.
        let segment = JPEGFile.segment(0xFE, [65]) + [0]
        let decoded = try ImageDecoder.decode(changed { $0.segments = Array(repeating: segment, count: 7) })
        #expect(decoded.warnings.count == 5)
        #expect(decoded.warnings.last == "libjpeg: 3 more warnings like these")
    }

    private func changed(_ change: (inout JPEGFile) -> Void) -> [UInt8] {
        var file = Self.baseline
        change(&file)
        return file.bytes
    }

    private func expect(
        _ message: String, _ code: RelumeError.Code, _ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let error = #expect(throws: RelumeError.self, sourceLocation: sourceLocation) { try ImageDecoder.decode(bytes) }
        #expect(error?.code == code, sourceLocation: sourceLocation)
        #expect(
            error?.message.contains(message) == true, "\(error?.description ?? "no error")",
            sourceLocation: sourceLocation)
    }
}
