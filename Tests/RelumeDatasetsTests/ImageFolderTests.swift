import RelumeCodecs
import RelumeCore
import RelumeDatasets
import RelumeFiles
import RelumeImages
import TestSupport
import Testing

/// A directory with classes of small images, each filled with its own value.
struct ImageTree {
    let directory: TemporaryDirectory
    var path: String { directory.path }

    init(_ files: [String]) throws {
        directory = try TemporaryDirectory()
        for (index, file) in files.enumerated() { try add(file, value: UInt8(index)) }
    }

    func add(_ file: String, value: UInt8, shape: TensorShape = [2, 3, 3]) throws {
        let scalars = (0..<shape.count).map { value &+ UInt8($0 % shape[2]) }
        try add(file, PixelImage(unchecked: .uint8(Tensor(unchecked: shape, scalars: scalars))))
    }

    func add(_ file: String, _ image: PixelImage) throws {
        try FileSystem.createDirectories(Path.directory(directory.file(file)))
        try FileSystem.write(try PNGEncoder.encode(image), to: directory.file(file))
    }

    func add(_ file: String, bytes: [UInt8]) throws {
        try FileSystem.createDirectories(Path.directory(directory.file(file)))
        try FileSystem.write(bytes, to: directory.file(file))
    }
}

struct ImageFolderTests {
    @Test func `Classes are the folders, images come by class and path`() throws {
        let tree = try ImageTree(["dog/x.png", "cat/2.PNG", "cat-b/1.png", "cat/sub/0.png", "cat/10.png"])
        try tree.add("cat/notes.txt", bytes: [1])
        try tree.add("cat/.hidden.png", bytes: [1])
        let folder = try ImageFolder(tree.path)
        #expect(folder.classes == ["cat", "cat-b", "dog"])
        #expect(folder.files == ["cat/10.png", "cat/2.PNG", "cat/sub/0.png", "cat-b/1.png", "dog/x.png"])
        #expect(folder.labels == [0, 0, 0, 1, 2])
        #expect(folder.count == 5)
    }

    #if os(Linux)  // macOS takes such names for one.
    @Test func `Classes that differ only in their bytes are two`() throws {
        let tree = try ImageTree(["cafe\u{301}/x.png", "caf\u{E9}/y.png"])
        let folder = try ImageFolder(tree.path)
        #expect(folder.classes.map { Array($0.utf8) } == ["cafe\u{301}", "caf\u{E9}"].map { Array($0.utf8) })
        #expect(folder.files.map(Path.lastComponent) == ["x.png", "y.png"] && folder.labels == [0, 1])
    }
    #endif

    @Test func `A directory without folders is one class`() throws {
        let tree = try ImageTree(["b.png", "a.png"])
        let folder = try ImageFolder(tree.path + "/")
        #expect(folder.classes == [Path.lastComponent(tree.path)])
        #expect(folder.files == ["a.png", "b.png"] && folder.labels == [0, 0])
    }

    @Test func `Interleaved pixels become planes`() throws {
        let tree = try ImageTree([])
        try tree.add("a/1.png", value: 10, shape: [2, 3, 4])
        try tree.add("a/2.png", value: 50, shape: [2, 3, 4])
        var batches: [LabeledBatch] = []
        try DataLoader(ImageFolder(tree.path), batchSize: 2).forEach { batches.append($0) }
        #expect(batches.count == 1)
        #expect(batches[0].images.shape == [2, 4, 2, 3] && batches[0].images.hasAlpha)
        let plane: (UInt8) -> [UInt8] = { [UInt8](repeating: $0, count: 6) }
        let planes = ([10, 11, 12, 13] + [50, 51, 52, 53]).flatMap(plane)
        #expect(batches[0].images.samples == .uint8(Tensor(unchecked: [2, 4, 2, 3], scalars: planes)))
    }

    @Test func `16 bits stay 16 bits`() throws {
        let tree = try ImageTree([])
        let samples = Tensor<UInt16>(unchecked: [1, 2, 1], scalars: [0x1234, 0xFFFE])
        try tree.add("a/1.png", PixelImage(unchecked: .uint16(samples)))
        try DataLoader(ImageFolder(tree.path), batchSize: 1).forEach { batch in
            #expect(batch.images.samples == .uint16(samples.reshaped(unchecked: [1, 1, 1, 2])))
        }
    }

    @Test func `A root that holds no image is refused`() throws {
        let tree = try ImageTree([])
        try tree.add("a/readme.txt", bytes: [1])
        let error = #expect(throws: RelumeError.self) { try ImageFolder(tree.path) }
        #expect(error?.path == tree.path)
        let missing = #expect(throws: RelumeError.self) { try ImageFolder(tree.directory.file("none")) }
        #expect(missing?.code == .io)
    }

    @Test func `A class without images is named, unless it is excluded`() throws {
        let tree = try ImageTree(["a/1.png", "c/1.png"])
        try tree.add("b/readme.txt", bytes: [1])
        let error = #expect(throws: RelumeError.self) { try ImageFolder(tree.path) }
        #expect(error?.message.contains("class folders b;") == true)
        #expect(try ImageFolder(tree.path, exclude: ["b"]).classes == ["a", "c"])
        #expect(try ImageFolder(tree.path, extensions: ["PNG", "txt"]).classes == ["a", "b", "c"])
    }

    @Test func `An image beside the class folders is named`() throws {
        let tree = try ImageTree(["a/1.png", "stray.png"])
        let error = #expect(throws: RelumeError.self) { try ImageFolder(tree.path) }
        #expect(error?.path == tree.directory.file("stray.png"))
        #expect(try ImageFolder(tree.path, exclude: ["/*.png"]).files == ["a/1.png"])
    }

    @Test func `The sample images are read`() throws {
        let folder = try ImageFolder(Repository.file("samples/images"))
        #expect(folder.count == 10)
        for index in 0..<folder.count {
            let image = try folder.image(at: index)
            #expect(image.width == 256 && image.height == 192)
        }
    }

    @Test(.enabled(if: Corpus.isAvailable, "\(Corpus.skipReason)"))
    func `Folders of photographs are read in batches`() throws {
        let folder = try ImageFolder(Corpus.file("cifar10/test-jpg"))
        #expect(
            folder.classes
                == "airplane automobile bird cat deer dog frog horse ship truck".split(separator: " ").map(String.init))
        var labels: [Int] = []
        try DataLoader(folder, batchSize: 32).forEach { batch in
            #expect(batch.images.shape.dimensions.dropFirst() == [3, 32, 32])
            labels += batch.labels
        }
        #expect(labels == (0..<100).map { $0 / 10 })
    }
}
