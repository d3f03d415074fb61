import Foundation
import RelumeCodecs
import RelumeCore
import RelumeImages
import TestSupport
import Testing

/// Indices and a palette of one's own, in its order.
struct IndexedPNGTests {
    /// 21 x 9 pixels that use the colors of a palette, none of them equal to another's place in it.
    private static func picture(colors count: Int, alpha: [UInt8] = []) throws -> IndexedImage {
        let colors = (0..<count).map { index in
            Palette.Color(
                red: UInt8(255 - index), green: UInt8(index * 5 % 256), blue: 7,
                alpha: index < alpha.count ? alpha[index] : 255)
        }
        let indices = (0..<21 * 9).map { UInt8($0 * 3 % count) }
        return try IndexedImage(indices: Tensor(unchecked: [9, 21], scalars: indices), palette: Palette(colors))
    }

    @Test(arguments: [(1, 1), (2, 1), (3, 2), (4, 2), (5, 4), (16, 4), (17, 8), (256, 8)], PNGProfile.allCases)
    func `Pixels come back from eight bits and from the fewest`(_ form: (colors: Int, depth: Int), profile: PNGProfile)
        throws
    {
        let picture = try Self.picture(colors: form.colors)
        let colors = picture.indices.map { picture.palette.colors[Int($0)] }
        for reduces in [false, true] {
            let decoded = try ImageDecoder.decode(try PNGEncoder.encode(picture, profile: profile, reduces: reduces))
            #expect(decoded.info.colorType == .palette && decoded.info.bitDepth == (reduces ? form.depth : 8))
            #expect(decoded.warnings.isEmpty)
            #expect(decoded.image.tensor(of: UInt8.self)?.scalars == colors.flatMap { [$0.red, $0.green, $0.blue] })
        }
    }

    @Test func `Colors that are not opaque bring alpha`() throws {
        let picture = try Self.picture(colors: 5, alpha: [255, 0, 128])
        let decoded = try ImageDecoder.decode(try PNGEncoder.encode(picture)).image
        let colors = picture.indices.map { picture.palette.colors[Int($0)] }
        #expect(decoded.tensor(of: UInt8.self)?.scalars == colors.flatMap { [$0.red, $0.green, $0.blue, $0.alpha] })
    }

    @Test func `A picture without pixels is refused`() throws {
        let empty = try IndexedImage(indices: Tensor(unchecked: [0, 3], scalars: []), palette: .voc)
        let error = #expect(throws: RelumeError.self) { try PNGEncoder.encode(empty) }
        #expect(error?.message == "a PNG image has from 1 to 2147483647 pixels a side, this one is 3 x 0")
    }

    private struct Answer: Decodable {
        let mode: String
        let size: [Int]
        let palette: [Int]
        let transparency: [Int]?
        let indices: [Int]
    }

    @Test(
        .enabled(if: PythonPeer.isAvailable, "\(PythonPeer.skipReason)"),
        arguments: [(2, []), (5, []), (16, [255, 3]), (21, []), (256, [9, 0])] as [(Int, [UInt8])])
    func `Pillow sees the same indices and the same palette`(colors: Int, alpha: [UInt8]) throws {
        let directory = try TemporaryDirectory()
        let picture = try Self.picture(colors: colors, alpha: alpha)
        for reduces in [false, true] {
            let path = directory.file("\(reduces).png")
            try Data(try PNGEncoder.encode(picture, reduces: reduces)).write(to: URL(filePath: path))
            let answer = try JSONDecoder().decode(
                Answer.self, from: Data(try PythonPeer.run("indexed_png.py", [path]).utf8))
            #expect(answer.mode == "P" && answer.size == [21, 9])
            #expect(answer.palette == picture.palette.colors.flatMap { [Int($0.red), Int($0.green), Int($0.blue)] })
            #expect(answer.indices == picture.indices.map(Int.init))
            if !alpha.isEmpty { #expect(answer.transparency == alpha.map(Int.init)) }
        }
    }
}
