import RelumeCodecs
import RelumeCore
import RelumeDatasets
import RelumeFiles
import RelumeImages
import TestSupport
import Testing

struct ImageFilesTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func write(_ name: String, width: Int, height: Int) throws -> PixelImage {
        let image = PixelImage(
            unchecked: Tensor(
                unchecked: [height, width, 1], scalars: (0..<width * height).map { UInt8(truncatingIfNeeded: $0) }))
        try FileSystem.createDirectories(above: directory.file(name))
        try FileSystem.write(try PNGEncoder.encode(image), to: directory.file(name))
        return image
    }

    @Test func `Files keep their folders below a directory, and their prefix`() throws {
        let image = try write("photos/x/a.png", width: 3, height: 2)
        var files = ImageFiles()
        files.append("x/a.png", below: directory.file("photos"), prefix: "set")
        files.append("b.png", below: directory.file("photos"))
        #expect(files.count == 2)
        #expect(files.name(at: 0) == directory.file("photos/x/a.png") && files.outputPath(at: 0) == "set/x/a.png")
        #expect(files.outputPath(at: 1) == "b.png")
        #expect(try files.header(at: 0) == ImageSpec(height: 2, width: 3, channels: 1))
        #expect(try files.sample(at: 0).image == image)
        #expect(files.label(at: 0) == nil && files.classes.isEmpty)
        let error = #expect(throws: RelumeError.self) { try files.sample(at: 1) }
        #expect(error?.path == directory.file("photos/b.png"))
    }

    @Test func `A list of paths is a data set`() throws {
        _ = try write("a.png", width: 1, height: 1)
        let files = ImageFiles([directory.file("a.png")])
        #expect(files.outputPath(at: 0) == "a.png" && files.path(at: 0) == directory.file("a.png"))
    }

    @Test func `A list of paths may have labels`() throws {
        let files = try ImageFiles(["a.png", "b.png"], labels: [1, 0], classes: ["cat", "dog"])
        #expect((0..<2).map(files.label) == [1, 0] && files.classes == ["cat", "dog"])
        #expect(try ImageFiles(["a.png"], labels: [700]).label(at: 0) == 700)
    }

    @Test(arguments: [
        ([1], ["cat", "dog"], "1 labels for 2 paths"), ([0, 2], ["cat", "dog"], "is 2, expected 0...1"),
        ([-1, 0], [], "is -1, expected 0 or more"),
    ])
    func `Labels that do not belong to the paths are refused`(labels: [Int], classes: [String], words: String) {
        let error = #expect(throws: RelumeError.self) {
            try ImageFiles(["a.png", "b.png"], labels: labels, classes: classes)
        }
        #expect(error?.code == .invalidArgument && error?.message.contains(words) == true, "\(error as Any)")
    }

    @Test func `What standard input will be is not known beforehand`() throws {
        var files = ImageFiles(["x/a.png"])
        files.appendStandardInput()
        files.append("b.png", below: "y")
        #expect((0..<3).map(files.isStandardInput) == [false, true, false])
        #expect(try files.header(at: 1) == nil)
        #expect((0..<3).map(files.name) == ["x/a.png", "stdin", "y/b.png"])
    }

    @Test func `A header above the limit is refused before decoding`() throws {
        _ = try write("a.png", width: 30, height: 20)
        let files = ImageFiles([directory.file("a.png")], limits: DecodeLimits(maxPixels: 599))
        let error = #expect(throws: RelumeError.self) { try files.header(at: 0) }
        #expect(error?.code == .limitExceeded && error?.path == directory.file("a.png"))
    }

    @Test func `Classes come from folders`() throws {
        for name in ["cat/a.png", "dog/b.png", "dog/c.png"] { _ = try write("in/" + name, width: 2, height: 2) }
        let folder = try ImageFolder(directory.file("in"))
        #expect((0..<3).map(folder.label) == [0, 1, 1] && folder.outputPath(at: 1) == "dog/b.png")
        #expect(try folder.header(at: 2)?.width == 2)
        #expect(try folder.sample(at: 2).image == folder.image(at: 2))
    }
}
