import RelumeDatasets
import RelumeFiles
import TestSupport
import Testing

struct CIFARDetectionTests {
    @Test(arguments: CIFARFormat.allCases)
    func `Records are told by size and labels`(format: CIFARFormat) {
        let bytes = CIFARFixture.bytes(format, 0..<3)
        #expect(CIFARFormat.detect(bytes, fileName: "anything") == format)
        #expect(CIFARFormat.detect(Array(bytes.dropLast()), fileName: "anything") == nil)
    }

    @Test func `Images are not taken for records`() {
        for start in [[0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF]] as [[UInt8]] {
            for size in [3073, 3074] {
                let bytes = start + [UInt8](repeating: 0, count: size - start.count)
                #expect(CIFARFormat.detect(bytes, fileName: "test_batch.bin") == nil)
            }
        }
        #expect(CIFARFormat.detect([], fileName: "test_batch.bin") == nil)
    }

    @Test func `A damaged official file is still told by its name`() {
        let bytes = CIFARFixture.bytes(.cifar10, 0..<3)
        #expect(CIFARFormat.detect(Array(bytes.dropLast()), fileName: "data_batch_3.bin") == .cifar10)
        #expect(CIFARFormat.detect(Array(bytes.prefix(1000)), fileName: "test.bin") == .cifar100)
    }

    @Test func `A size that fits both is decided by all labels`() {
        // 3074 records of CIFAR-10 have the size of 3073 of CIFAR-100.
        let size = 3073 * 3074
        let zeros = [UInt8](repeating: 0, count: size)
        #expect(CIFARFormat.detect(zeros, fileName: "a") == .cifar10)
        var onlyHundred = zeros
        onlyHundred[3073 * 5] = 10
        #expect(CIFARFormat.detect(onlyHundred, fileName: "a") == .cifar100)
        var onlyTen = zeros
        onlyTen[3074 * 7] = 20
        #expect(CIFARFormat.detect(onlyTen, fileName: "a") == .cifar10)
    }

    @Test func `Paths are told by what is there`() throws {
        let directory = try TemporaryDirectory()
        #expect(try CIFARFormat.detect(directory.file("none")) == nil)
        #expect(try CIFARFormat.detect(directory.path) == nil)
        try CIFARFixture.write(.cifar100, 0..<2, to: directory.file("test.bin"))
        #expect(try CIFARFormat.detect(directory.path) == .cifar100)
        #expect(try CIFARFormat.detect(directory.file("test.bin")) == .cifar100)
        try FileSystem.write([1, 2, 3], to: directory.file("small.bin"))
        #expect(try CIFARFormat.detect(directory.file("small.bin")) == nil)
    }

    @Test(arguments: CIFARFormat.allCases)
    func `An official name alone does not make a directory of images a data set`(format: CIFARFormat) throws {
        let directory = try TemporaryDirectory()
        let name = format.fileNames(.test)[0]
        try FileSystem.write([0x89, 0x50, 0x4E, 0x47], to: directory.file("a.png"))
        try FileSystem.write([UInt8](repeating: 0, count: 1000), to: directory.file(name))
        #expect(try CIFARFormat.detect(directory.path) == nil)
        // The right size, but no label.
        try FileSystem.write([UInt8](repeating: 255, count: format.recordSize), to: directory.file(name))
        #expect(try CIFARFormat.detect(directory.path) == nil)
        try CIFARFixture.write(format, 0..<2, to: directory.file(name))
        #expect(try CIFARFormat.detect(directory.path) == format)
    }

    @Test(arguments: [(CIFARFormat.cifar10, "readme.html"), (.cifar100, "fine_label_names.txt")])
    func `A directory of nothing but a damaged archive is still told`(format: CIFARFormat, companion: String) throws {
        let directory = try TemporaryDirectory()
        try FileSystem.write([UInt8](repeating: 255, count: 1000), to: directory.file(format.fileNames(.test)[0]))
        #expect(try CIFARFormat.detect(directory.path) == format)
        for name in [companion, ".DS_Store"] { try FileSystem.write([1], to: directory.file(name)) }
        #expect(try CIFARFormat.detect(directory.path) == format)
        try FileSystem.createDirectories(directory.file("photos"))
        #expect(try CIFARFormat.detect(directory.path) == nil)
    }

    @Test func `Sound records count more than the name of another format`() throws {
        let directory = try TemporaryDirectory()
        try FileSystem.write([1, 2, 3], to: directory.file("test_batch.bin"))
        try CIFARFixture.write(.cifar100, 0..<2, to: directory.file("train.bin"))
        #expect(try CIFARFormat.detect(directory.path) == .cifar100)
    }
}
