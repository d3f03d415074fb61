import RelumeCodecs
import RelumeImages
import Testing

/// A profile's own name, and what is not a profile.
@Suite struct ICCProfileTests {
    /// A profile with one tag, `desc`.
    private func profile(_ description: [UInt8]) -> [UInt8] {
        var bytes = iccProfileBytes(colorSpace: "RGB ", count: 144 + description.count)
        let table = PNGFile.bigEndian(1) + Array("desc".utf8) + PNGFile.bigEndian(144)
        bytes.replaceSubrange(128..., with: table + PNGFile.bigEndian(UInt32(description.count)) + description)
        return bytes
    }

    private let ascii = Array("desc\0\0\0\0".utf8) + PNGFile.bigEndian(10) + Array("My screen\0".utf8)
    private let utf16 =
        Array("mluc\0\0\0\0".utf8) + PNGFile.bigEndian(1) + PNGFile.bigEndian(12) + Array("deDE".utf8)
        + PNGFile.bigEndian(6) + PNGFile.bigEndian(28) + [0, 66, 0, 0xFC, 0, 99]

    @Test func `The description is the name`() {
        #expect(ICCProfile(bytes: profile(ascii))?.name == "My screen")
        #expect(ICCProfile(bytes: profile(utf16))?.name == "B\u{fc}c")
        #expect(ICCProfile(name: "given", bytes: profile(ascii))?.name == "given")
        #expect(ICCProfile(bytes: profile(Array("text".utf8)))?.name == "ICC profile")
    }

    @Test func `Damaged descriptions do no harm`() {
        for description in [ascii, utf16] {
            let good = profile(description)
            for index in 128..<good.count {
                for value in [0, 0x7F, 0xFF] as [UInt8] {
                    var damaged = good
                    damaged[index] = value
                    #expect(ICCProfile(bytes: damaged)?.bytes == damaged)
                }
            }
        }
    }

    @Test func `What is not a profile is refused`() {
        let good = iccProfileBytes(colorSpace: "GRAY")
        #expect(ICCProfile(bytes: good)?.colorSpace == "GRAY")
        #expect(ICCProfile(bytes: good + [1, 2, 3])?.bytes == good)
        #expect(ICCProfile(bytes: []) == nil)
        #expect(ICCProfile(bytes: Array(good.dropLast())) == nil)
        #expect(ICCProfile(bytes: good.map { $0 == UInt8(ascii: "a") ? 0 : $0 }) == nil)
    }

    /// The chunk of a PNG that is written with the profile of one whose chunk is `data`.
    private func rewritten(_ data: [UInt8]) throws -> [UInt8] {
        var file = PNGFile(width: 1, height: 1, colorType: 2)
        file.pixel = { _, _ in [1, 2, 3] }
        file.chunks = [("iCCP", data)]
        let written = try PNGEncoder.encode(try ImageDecoder.decode(file.bytes).image)
        let start = try #require(written.firstRange(of: Array("iCCP".utf8))).upperBound
        let length = written[(start - 8)..<(start - 4)].reduce(0) { $0 << 8 | Int($1) }
        return Array(written[start..<start + length])
    }

    @Test func `A PNG's profile is written as it was compressed there`() throws {
        let first = Array("a\0\0".utf8) + PNGFile.zlibStored(profile(ascii))
        let second = Array("b\0\0".utf8) + PNGFile.zlibStored(profile(utf16))
        let sameName = Array("a\0\0".utf8) + PNGFile.zlibStored(profile(utf16))
        for data in [first, first, second, sameName, first] { #expect(try rewritten(data) == data) }
    }

    @Test func `What stands behind a profile is not written`() throws {
        let data = Array("a\0\0".utf8) + PNGFile.zlibStored(profile(ascii))
        let behindStream = try rewritten(data + [1, 2, 3])
        let behindProfile = try rewritten(Array("a\0\0".utf8) + PNGFile.zlibStored(profile(ascii) + [1, 2, 3]))
        #expect(behindStream == behindProfile)
        #expect(behindStream != data && behindStream.starts(with: Array("a\0\0".utf8)))
        #expect(try rewritten(data) == data)
    }
}
