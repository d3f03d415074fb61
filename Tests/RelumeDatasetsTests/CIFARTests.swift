import RelumeCore
import RelumeDatasets
import RelumeFiles
import TestSupport
import Testing

struct CIFARTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    @Test func `Pixels, labels and indices stand where the format says`() throws {
        try CIFARFixture.write(.cifar10, 0..<10, to: directory.file("test_batch.bin"))
        let test = try CIFAR10(directory: directory.path, split: .test)
        #expect(test.count == 10)
        let batches = try test.batches(of: 4)
        #expect(batches.map(\.count) == [4, 4, 2])
        #expect(batches.flatMap(\.indices) == Array(0..<10))
        #expect(batches.flatMap(\.labels) == test.labels)
        #expect(test.labels == (0..<10).map { CIFARFixture.label($0, of: 10) })
        let batch = batches[1]
        #expect(batch.images.shape == [4, 3, 32, 32] && !batch.images.hasAlpha && batch.coarseLabels == nil)
        let pixels = (4..<8).flatMap { r in (0..<3072).map { CIFARFixture.pixel(r, $0) } }
        #expect(batch.images.samples == .uint8(Tensor(unchecked: [4, 3, 32, 32], scalars: pixels)))
    }

    @Test func `CIFAR-100 has fine and coarse labels`() throws {
        try CIFARFixture.write(.cifar100, 0..<5, to: directory.file("train.bin"))
        let train = try CIFAR100(directory: directory.path, split: .train)
        let batch = try train.batches(of: 8)[0]
        #expect(batch.labels == (0..<5).map { CIFARFixture.label($0, of: 100) })
        #expect(batch.coarseLabels == (0..<5).map { CIFARFixture.label($0, of: 20) })
        #expect(train.classes.count == 100 && train.coarseClasses.count == 20)
        #expect(Set(train.classes).count == 100 && train.classes == train.classes.sorted())
        #expect(Set(train.coarseClasses).count == 20 && train.coarseClasses == train.coarseClasses.sorted())
        let pixels = (0..<5).flatMap { r in (0..<3072).map { CIFARFixture.pixel(r, $0) } }
        #expect(batch.images.samples == .uint8(Tensor(unchecked: [5, 3, 32, 32], scalars: pixels)))
    }

    @Test func `The training split is five files in order`() throws {
        for file in 1...5 {
            // Files of unlike length, as any whole number of records may stand in each.
            try CIFARFixture.write(
                .cifar10, file * file..<(file + 1) * (file + 1), to: directory.file("data_batch_\(file).bin"))
        }
        let train = try CIFAR10(directory: directory.path, split: .train)
        #expect(train.labels == (1..<36).map { CIFARFixture.label($0, of: 10) })
        #expect(train.records.location(of: 0) == (directory.file("data_batch_1.bin"), 0))
        #expect(train.records.location(of: 34) == (directory.file("data_batch_5.bin"), 10))
        #expect(try CIFAR10(directory: directory.path, split: .all).count == 35)
        try CIFARFixture.write(.cifar10, 0..<1, to: directory.file("test_batch.bin"))
        #expect(try CIFAR10(directory: directory.path, split: .all).count == 36)
    }

    @Test func `Class names come from the file beside the records`() throws {
        let path = directory.file("some.bin")
        try CIFARFixture.write(.cifar10, 0..<2, to: path)
        #expect(try CIFAR10(file: path).classes.first == "airplane")
        #expect(try CIFAR10(file: path).classes.last == "truck")
        let names = (0..<10).map { "class \($0)" }
        try FileSystem.write(
            Array((names.joined(separator: "\r\n") + "\n\n").utf8), to: directory.file("batches.meta.txt"))
        #expect(try CIFAR10(file: path).classes == names)
        try FileSystem.write(Array("one\ntwo".utf8), to: directory.file("batches.meta.txt"))
        let error = #expect(throws: RelumeError.self) { try CIFAR10(file: path) }
        #expect(error?.path == directory.file("batches.meta.txt"))
    }

    @Test func `The sample file is a CIFAR-10 test split`() throws {
        let samples = Repository.file("samples/cifar10")
        let test = try CIFAR10(directory: samples, split: .test)
        #expect(test.count == 128 && Set(test.labels).count == 10)
        #expect(try CIFARFormat.detect(samples) == .cifar10)
    }

    @Test(.enabled(if: Corpus.isAvailable, "\(Corpus.skipReason)"))
    func `Files that somebody else wrote are read`() throws {
        let real = Corpus.file("cifar10/test_batch_first500.bin")
        let test = try CIFAR10(file: real)
        // The first test images of CIFAR-10 are known to everybody: cat, ship, ship, airplane, frog, frog, automobile.
        #expect(
            test.labels.prefix(7).map { test.classes[$0] }
                == "cat ship ship airplane frog frog automobile".split(separator: " ").map(String.init))
        #expect(test.count == 500)
        #expect(try CIFARFormat.detect(real) == .cifar10)
        let foreign = try CIFAR10(file: Corpus.file("cifar10/thirdparty_cnn-ready_19rec.bin"))
        #expect(foreign.count == 19 && foreign.labels.allSatisfy { $0 < 4 })
    }
}
