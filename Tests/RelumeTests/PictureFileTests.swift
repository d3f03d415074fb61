import Foundation
import Relume
import TestSupport
import Testing

/// Pictures as files by path.
struct PictureFileTests {
    let directory: TemporaryDirectory
    private let picture = PixelImage(unchecked: Tensor(unchecked: [2, 3, 3], scalars: (0..<18).map { UInt8($0 * 14) }))

    init() throws { directory = try TemporaryDirectory() }

    @Test(arguments: ["a.png", "A.PNG", "deep/er/a.png"])
    func `A picture that is written is read back`(name: String) throws {
        try picture.write(to: directory.file(name), profile: .smallest)
        #expect(try PixelImage(contentsOf: directory.file(name)) == picture)
    }

    @Test func `Classes are written as an indexed picture`() throws {
        let indices = Tensor<UInt8>(unchecked: [1, 3], scalars: [0, 15, 20])
        try IndexedImage(indices: indices, palette: .voc).write(to: directory.file("mask.png"))
        let read = try PixelImage(contentsOf: directory.file("mask.png"))
        #expect(read.tensor(of: UInt8.self)?.scalars == [0, 0, 0, 192, 128, 128, 0, 64, 128])
    }

    @Test(arguments: [
        ("a.jpg", "not with .jpg"), ("a.webp", "not with .webp"), ("a", "which it does not"),
        (".png", "which it does not"),
    ])
    func `Only a format that is written is taken, and nothing is left`(name: String, part: String) throws {
        let path = directory.file(name)
        let error = #expect(throws: RelumeError.self) { try picture.write(to: path) }
        #expect(error?.code == .unsupported && error?.path == path)
        #expect(error?.message == "pictures are written as PNG; let the name end with .png, \(part)")
        #expect(throws: RelumeError.self) {
            try IndexedImage(indices: Tensor(unchecked: [1, 1], scalars: [0]), palette: .voc).write(to: path)
        }
        #expect(try directory.names.isEmpty)
    }

    @Test func `A picture that cannot be encoded leaves no file`() throws {
        let empty = PixelImage(unchecked: Tensor<UInt8>(unchecked: [0, 0, 3], scalars: []))
        let error = #expect(throws: RelumeError.self) { try empty.write(to: directory.file("empty.png")) }
        #expect(error?.path == directory.file("empty.png") && error?.message.contains("0 x 0") == true)
        #expect(try directory.names.isEmpty)
    }

    @Test func `An error of reading names the file`() throws {
        let path = directory.file("a.png")
        #expect(#expect(throws: RelumeError.self) { try PixelImage(contentsOf: path) }?.path == path)
        try "no picture".write(toFile: path, atomically: true, encoding: .utf8)
        let error = #expect(throws: RelumeError.self) { try PixelImage(contentsOf: path) }
        #expect(error?.code == .malformedData && error?.path == path)
        try picture.write(to: path)
        let limit = #expect(throws: RelumeError.self) {
            try PixelImage(contentsOf: path, limits: DecodeLimits(maxPixels: 5))
        }
        #expect(limit?.code == .limitExceeded && limit?.path == path)
    }
}
