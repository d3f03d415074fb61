import Foundation
import RelumeCore
import RelumeDatasets
import RelumeFiles
import RelumeImages
import TestSupport
import Testing

struct IDXTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private static func pixel(_ index: Int) -> UInt8 { UInt8(truncatingIfNeeded: index &* 7 &+ index >> 5) }

    /// A file with this header and as many bytes as it says.
    private static func idx(_ shape: [Int], type: UInt8 = 8, _ value: (Int) -> UInt8) -> [UInt8] {
        let sizes = shape.flatMap { size in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> $0) } }
        return [0, 0, type, UInt8(shape.count)] + sizes + (0..<shape.reduce(1, *)).map(value)
    }

    private func write(_ bytes: [UInt8], _ name: String) throws -> String {
        let path = directory.file(name)
        try FileSystem.createDirectories(above: path)
        try FileSystem.write(bytes, to: path)
        return path
    }

    private func gzip(_ path: String) throws {
        let process = try Process.run(URL(filePath: "/usr/bin/env"), arguments: ["gzip", path])
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }

    /// The four official files below `folder`: 5 training and 3 test images of 4 x 3.
    private func writeMNIST(_ folder: String, isCompressed: Bool = false) throws {
        for (name, count) in [("train", 5), ("t10k", 3)] {
            let images = try write(
                Self.idx([count, 4, 3], Self.pixel), "\(folder)/\(name)-images-idx3-ubyte")
            let labels = try write(
                Self.idx([count]) { UInt8($0 + (count == 3 ? 7 : 0)) }, "\(folder)/\(name)-labels-idx1-ubyte")
            if isCompressed { for path in [images, labels] { try gzip(path) } }
        }
    }

    @Test(arguments: [false, true])
    func `MNIST is read from its folder and from the directory above`(isCompressed: Bool) throws {
        try writeMNIST("data/MNIST/raw", isCompressed: isCompressed)
        for path in ["data", "data/MNIST", "data/MNIST/raw"] {
            let test = try MNIST(directory: directory.file(path), split: .test)
            #expect(test.count == 3 && test.classes[9] == "9 - nine")
            let batch = test.batch(at: [2, 0])
            #expect(batch.labels == [9, 7] && batch.images.shape == [2, 1, 4, 3])
            #expect(
                batch.images.samples
                    == .uint8(
                        Tensor(unchecked: [2, 1, 4, 3], scalars: (Array(24..<36) + Array(0..<12)).map(Self.pixel))))
            #expect(test.outputPath(at: 2) == "t10k-images-idx3-ubyte/000002")
            let all = try MNIST(directory: directory.file(path), split: .all)
            #expect((0..<8).map { all.label(at: $0) } == [0, 1, 2, 3, 4, 7, 8, 9])
            #expect(all.sourceFiles.count == 4)
        }
    }

    @Test func `Fashion-MNIST and its kin differ by their names of classes`() throws {
        try writeMNIST("data/FashionMNIST/raw")
        let fashion = try FashionMNIST(directory: directory.file("data"), split: .train)
        #expect(fashion.count == 5 && fashion.classes.last == "Ankle boot")
        let plain = try IDX(directory: directory.file("data/FashionMNIST"), split: .train)
        #expect(plain.classes == ["0", "1", "2", "3", "4"])
    }

    @Test func `Pictures without labels have none`() throws {
        let path = try write(Self.idx([2, 4, 3], Self.pixel), "a")
        let data = try IDX(images: path)
        #expect(data.label(at: 1) == nil && data.classes.isEmpty && data.batch(at: [0, 1]).labels.isEmpty)
        #expect(
            try data.sample(at: 1).image.samples
                == .uint8(Tensor(shape: [4, 3, 1], scalars: (12..<24).map(Self.pixel))))
    }

    @Test(
        arguments: [
            ([], 0, "is empty"), ([0, 0, 8], 0, "begins with [0, 0, 8]"),
            ([0x89, 0x50, 0x4E, 0x47], 0, "begins with [137"),
            ([0, 0, 8, 1, 0, 0, 0, 1, 5], 3, "1 axes, expected 3"),
            ([0, 0, 8, 3, 0, 0, 0, 1, 0], 9, "ends within its header"),
            ([0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 9], 16, "1 x 1 x 2 values, and 1 bytes follow"),
            ([0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 9, 9], 16, "1 x 1 x 1 values, and 2 bytes follow"),
            ([0, 0, 8, 3] + [UInt8](repeating: 255, count: 12), 16, "4294967295 x 4294967295 x"),
            ([0, 0, 8, 3, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1], 16, "0 x 1 x 1 values"),
        ] as [([UInt8], Int, String)])
    func `A header or a size that does not fit is refused with its place`(
        bytes: [UInt8], offset: Int, words: String
    ) throws {
        let path = try write(bytes, "train-images-idx3-ubyte")
        let error = try #require(throws: RelumeError.self) { try IDX(images: path) }
        #expect(error.code == .malformedData && error.path == path && error.byteOffset == offset)
        #expect(error.message.contains(words), "\(error)")
    }

    @Test func `Values that are no bytes are refused by their type`() throws {
        let path = try write(Self.idx([1, 2, 2], type: 0x0D) { _ in 0 }, "a")
        let error = try #require(throws: RelumeError.self) { try IDX(images: path) }
        #expect(error.code == .unsupported && error.message.contains("float32"), "\(error)")
    }

    @Test func `Labels that do not belong to the pictures are refused`() throws {
        let images = try write(Self.idx([2, 4, 3], Self.pixel), "images")
        let labels = try write(Self.idx([3]) { UInt8($0) }, "labels")
        let error = try #require(throws: RelumeError.self) { try IDX(images: images, labels: labels) }
        #expect(error.path == labels && error.message.contains("3 labels, and \(images) has 2 pictures"), "\(error)")
        try writeMNIST("MNIST/raw")
        _ = try write(Self.idx([3]) { UInt8($0 * 5) }, "MNIST/raw/t10k-labels-idx1-ubyte")
        let place = try #require(throws: RelumeError.self) { try MNIST(directory: directory.path, split: .test) }
        #expect(
            place.index == 2 && place.byteOffset == 10 && place.message.contains("is 10, expected 0...9"), "\(place)")
    }

    @Test func `A missing file is named with where to get it`() throws {
        let none = try #require(throws: RelumeError.self) { try MNIST(directory: directory.file("none"), split: .test) }
        #expect(none.code == .io && none.message.contains("md5 9fb629c4189551a2d022fa330f9573f3"), "\(none)")
        try writeMNIST("FashionMNIST/raw")
        try FileSystem.remove(directory.file("FashionMNIST/raw/train-labels-idx1-ubyte"))
        for split in [DatasetSplit.train, .all] {
            let error = try #require(throws: RelumeError.self) {
                try FashionMNIST(directory: directory.path, split: split)
            }
            #expect(
                error.message.contains("train-labels-idx1-ubyte is missing here")
                    && error.message.contains("25c81989df183df01b3e8a0aad5dffbe"), "\(error)")
        }
    }

    @Test func `A compressed file whose checksum is wrong is damaged`() throws {
        let path = try write(Self.idx([50, 4, 3], Self.pixel), "a")
        try gzip(path)
        var bytes = try FileSystem.read(path + ".gz")
        bytes[bytes.count - 6] ^= 1
        try FileSystem.write(bytes, to: path + ".gz")
        let error = try #require(throws: RelumeError.self) { try IDX(images: path + ".gz") }
        #expect(error.code == .malformedData && error.message.contains("checksum"), "\(error)")
    }

    @Test func `A compressed file that is cut is damaged`() throws {
        let path = try write(Self.idx([50, 4, 3], Self.pixel), "a")
        try gzip(path)
        let bytes = try FileSystem.read(path + ".gz")
        try FileSystem.write(Array(bytes.dropLast(bytes.count / 2)), to: path + ".gz")
        let error = try #require(throws: RelumeError.self) { try IDX(images: path + ".gz") }
        #expect(error.code == .malformedData && error.path == path + ".gz")
    }
}
