import Foundation
import RelumeCodecs
import RelumeCore
import RelumeImages
import RelumeTensorFiles
import TestSupport
import Testing

/// Data sets as `relume run` takes them: whatever form lies on the disk, the outputs are the same files.
struct DataSetInputTests {
    let tree: SampleTree

    init() throws { tree = try SampleTree() }

    /// `records` of the Python version, the same as ``SampleTree/writeCIFAR(_:records:)`` writes.
    private func writePickle(_ name: String, records: Int) throws {
        let rows = (0..<records).flatMap { record in
            (0..<3072).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ record &* 13) }
        }
        try tree.write(
            Python2Pickle.dictionary { pickle in
                pickle.string("labels")
                pickle.list((0..<records).map { $0 % 10 })
                pickle.string("data")
                pickle.array(rows, rows: records, columns: 3072)
            }, to: name)
    }

    private func after(_ output: String) throws -> [String: PixelImage.Samples] {
        var pictures: [String: PixelImage.Samples] = [:]
        for name in try tree.files(below: "\(output)/after") {
            pictures[name] = try tree.decode("\(output)/after/\(name)").samples
        }
        return pictures
    }

    private func pack(_ folder: String, as archive: String) throws {
        #expect(try tree.shell("tar -czf \(archive) -C $(dirname \(folder)) $(basename \(folder))").status == 0)
    }

    @Test func `All versions of CIFAR-10 become the same files`() throws {
        try tree.writeCIFAR("bin/cifar-10-batches-bin/test_batch.bin", records: 3)
        try writePickle("py/cifar-10-batches-py/test_batch", records: 3)
        try pack("bin/cifar-10-batches-bin", as: "cifar-10-binary.tar.gz")
        try pack("py/cifar-10-batches-py", as: "any.tgz")
        let places = [
            "bin/cifar-10-batches-bin", "bin", "py/cifar-10-batches-py", "py", "cifar-10-binary.tar.gz", "any.tgz",
        ]
        for (number, place) in places.enumerated() {
            let outcome = try tree.run(
                place, options: ["--save", "after", "--split", "test", "--statistics"], output: "out\(number)")
            #expect(outcome.status == 0 && outcome.error.contains("3 images"), "\(place): \(outcome.error)")
            #expect(try after("out\(number)") == after("out0") && after("out0").count == 3, "\(place)")
        }
        let file = try tree.run("py/cifar-10-batches-py/test_batch", options: ["--save", "after"], output: "file")
        #expect(try file.status == 0 && after("file") == after("out0"), "\(file.error)")
    }

    @Test func `A directory of data sets and pictures is read whole`() throws {
        try writePickle("data/cifar-10-batches-py/test_batch", records: 2)
        try writeMNIST("data/MNIST/raw")
        try tree.writeImage("data/photos/a.png")
        let outcome = try tree.run("data", options: ["--save", "after"])
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(
            try tree.files(below: "out/after") == [
                "photos/a.png", "t10k-images-idx3-ubyte/000000.png", "t10k-images-idx3-ubyte/000001.png",
                "test_batch/000000.png", "test_batch/000001.png",
            ])
    }

    private func writeMNIST(_ folder: String) throws {
        try tree.write(
            [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3] + (0..<12).map { UInt8($0 * 20) },
            to: "\(folder)/t10k-images-idx3-ubyte")
        try tree.write([0, 0, 8, 1, 0, 0, 0, 2, 1, 7], to: "\(folder)/t10k-labels-idx1-ubyte")
    }

    @Test(arguments: [false, true]) func `Pictures of an IDX file have their labels in the manifest`(isCompressed: Bool)
        throws
    {
        try writeMNIST("MNIST/raw")
        if isCompressed { #expect(try tree.shell("gzip MNIST/raw/*").status == 0) }
        let name = "MNIST/raw/t10k-images-idx3-ubyte" + (isCompressed ? ".gz" : "")
        for (input, labels) in [(name, ["1", "7"]), ("MNIST/raw", ["1 - one", "7 - seven"])] {
            let outcome = try tree.run(input, options: ["--save", "after", "--overwrite"])
            #expect(outcome.status == 0, "\(outcome.error)")
            #expect(try tree.manifest("out").first?["labels"] as? [String] == labels)
            let second = try tree.decode("out/after/t10k-images-idx3-ubyte/000001.png")
            #expect(second.samples == .uint8(Tensor(unchecked: [2, 3, 1], scalars: (6..<12).map { UInt8($0 * 20) })))
        }
    }

    @Test func `A damaged data set fails with what is wrong, and the others are done`() throws {
        try writeMNIST("MNIST/raw")
        try tree.write([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1], to: "cut-images-idx3-ubyte")
        try tree.write([0x80, 2, 0x7D] + Array("cposix\nsystem\n".utf8), to: "test_batch")
        try tree.write([0x1F, 0x8B, 8, 0], to: "shard.tar.gz")
        let outcome = try tree.run(
            "MNIST/raw", "cut-images-idx3-ubyte", "test_batch", "shard.tar.gz", options: ["--save", "after"])
        #expect(outcome.status == 3, "\(outcome.error)")
        for words in ["2 x 2 x 3 values, and 1 bytes", "GLOBAL of posix.system", "gunzip"] {
            #expect(outcome.error.contains(words), "\(outcome.error)")
        }
        #expect(try tree.files(below: "out/after").count == 2)
    }

    @Test(arguments: [["--jobs", "1"], ["--jobs", "3", "--shuffle", "5"]])
    func `Pictures of shards are named by their keys`(options: [String]) throws {
        var tar = TarFixture()
        for name in ["000001", "../../000002"] {
            tar.add("\(name).png", try PNGEncoder.encode(SampleTree.image(width: 4, height: 3, channels: 3, seed: 1)))
            tar.add("\(name).cls", Array("3".utf8))
        }
        try tree.write(tar.bytes, to: "x/shard-000000.tar")
        var second = TarFixture()
        second.add("000003.png", try PNGEncoder.encode(SampleTree.image(width: 7, height: 3, channels: 1, seed: 2)))
        second.add("000004.png", Array("no picture".utf8))
        try tree.write(second.bytes, to: "x/shard-000001.tar")
        let outcome = try tree.run(
            "x/shard-000000.tar", "x/shard-000001.tar", options: ["--save", "after,report,grids"] + options,
            output: "x/out")
        #expect(outcome.status == 3 && outcome.error.contains("shard-000001.tar/000004.png"), "\(outcome.error)")
        #expect(try tree.files(below: "x/out/after") == ["000001.png", "000002.png", "000003.png"])
        #expect(try tree.decode("x/out/after/000003.png").width == 7)
        let limited = try tree.run("x/shard-000001.tar", options: ["--max-image-pixels", "20"], output: "x/limited")
        #expect(limited.status == 3 && limited.error.contains("000003.png"), "\(limited.error)")
        #expect(try tree.files(below: ".").allSatisfy { $0.hasPrefix("x/") })
    }

    @Test func `Folders of pictures called as a data set's files are folders of pictures`() throws {
        for name in ["train/a.png", "test/b.png", "raw/c.png"] { try tree.writeImage("in/\(name)") }
        let outcome = try tree.run("in", options: ["--save", "after"])
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(try tree.files(below: "out/after") == ["raw/c.png", "test/b.png", "train/a.png"])
    }

    @Test(arguments: [
        ["--include", "*.png"], ["--exclude", "MNIST/raw"], ["--exclude", "MNIST"], ["--no-recursive"],
    ])
    func `Data sets below a directory are chosen as its files are`(options: [String]) throws {
        try writeMNIST("data/MNIST/raw")
        try tree.writeImage("data/a.png")
        let outcome = try tree.run("data", options: ["--save", "after"] + options)
        #expect(outcome.status == 0, "\(outcome.error)")

        #expect(try tree.files(below: "out/after") == ["a.png"])
    }

    @Test func `Shards that were done are left, and a cut one names its member`() throws {
        var tar = TarFixture()
        for name in ["1", "2", "3"] {
            tar.add("\(name).png", try PNGEncoder.encode(SampleTree.image(width: 9, height: 8, channels: 3, seed: 1)))
        }
        try tree.write(tar.bytes, to: "a.tar")
        #expect(try tree.run("a.tar", options: ["--save", "after", "--limit", "2"]).status == 0)
        let outcome = try tree.run("a.tar", options: ["--save", "after", "--skip-existing"])
        #expect(outcome.status == 0 && outcome.error.contains("2 skipped"), "\(outcome.error)")
        #expect(try tree.files(below: "out/after") == ["1.png", "2.png", "3.png"])
        try tree.write(Array(tar.members.dropLast(500)), to: "cut.tar")
        let cut = try tree.run("cut.tar", output: "other")
        #expect(cut.status == 1 && cut.error.contains("cut.tar") && cut.error.contains("3.png says"), "\(cut.error)")
    }

    @Test func `A file of the Python version is inspected as one`() throws {
        try writePickle("test_batch", records: 12)
        let outcome = try BuiltCommand.run(["inspect", "test_batch"], in: tree.path)
        #expect(
            outcome.output.hasPrefix("test_batch: CIFAR-10, 12 records in a pickle\n  0 airplane: 2\n"), "\(outcome)")
    }

    @Test func `Tensor files, shards, IDX files and archives are inspected`() throws {
        func inspect(_ path: String) throws -> String {
            let outcome = try BuiltCommand.run(["inspect", path], in: tree.path)
            #expect(outcome.status == 0, "\(outcome.error)")
            return outcome.output
        }
        try NumPyFile.write(Tensor<Float>(repeating: 0, shape: [7, 21, 2, 3]), to: tree.file("a.npy"))
        #expect(try inspect("a.npy") == "a.npy: tensor files, 7 samples of 3 x 2, 21 channels, float32\n")
        var tar = TarFixture()
        tar.add("1.png", try PNGEncoder.encode(SampleTree.image(width: 9, height: 8, channels: 3, seed: 1)))
        tar.add("1.cls", Array("4".utf8))
        try tree.write(tar.bytes, to: "a.tar")
        #expect(
            try inspect("a.tar") == "a.tar: tar shards, 1 sample, the first of 9 x 8, 3 channels, uint8\n  4: 1\n")
        try writeMNIST("MNIST/raw")
        #expect(try inspect("MNIST/raw").hasPrefix("MNIST/raw: IDX files, "))
        try writePickle("cifar-10-batches-py/test_batch", records: 12)
        try pack("cifar-10-batches-py", as: "cifar-10-python.tar.gz")
        let archive = try inspect("cifar-10-python.tar.gz")
        #expect(archive.contains("CIFAR's files, 12 samples of 32 x 32, 3 channels, uint8\n  0 airplane: 2\n"))
    }

    @Test(arguments: [
        ("cifar-10-batches-py", "cifar-10-python.tar.gz (170,498,071 bytes, md5"),
        ("cifar-100-binary.tar.gz", "cifar-100-binary.tar.gz (168,513,733 bytes, md5"),
        ("data/FashionMNIST", "train-images-idx3-ubyte.gz, md5 8d4fb7e6c68d591d4c3dfef9ec88bf0d"),
        ("train.tar", "no such file or directory"),
    ])
    func `A missing data set is named with where to get it`(name: String, words: String) throws {
        let outcome = try tree.run(name)
        #expect(outcome.status == 1 && outcome.error.contains(words), "\(outcome.error)")
    }
}
