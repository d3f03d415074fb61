import RelumeCore
import RelumeDatasets
import RelumeFiles
import TestSupport
import Testing

struct CIFARErrorTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    @Test(arguments: [
        (0, 0, "is empty"), (1000, 0, "1000 bytes, less than one record"),
        (3072, 0, "3072 bytes, less than one record"), (3074, 1, "3074 bytes, 1 more than 1 whole record"),
        (3073 * 4 - 1, 3, "12291 bytes, 3072 more than 3 whole records"),
    ])
    func `A size that is no whole number of records is refused`(size: Int, record: Int, words: String) throws {
        let path = directory.file("a.bin")
        try FileSystem.write([UInt8](repeating: 0, count: size), to: path)
        let error = #expect(throws: RelumeError.self) { try CIFAR10(file: path) }
        #expect(error?.code == .malformedData)
        #expect(error?.path == path && error?.index == record && error?.byteOffset == record * 3073)
        #expect(error?.message.contains("\(words); a CIFAR-10 record is 3073 bytes") == true)
    }

    @Test(arguments: [(CIFARFormat.cifar10, 0, 9), (.cifar100, 0, 19), (.cifar100, 1, 99)])
    func `A label out of range is refused with its place`(format: CIFARFormat, byte: Int, greatest: Int) throws {
        let path = directory.file("a.bin")
        var bytes = CIFARFixture.bytes(format, 0..<6)
        let offset = 4 * format.recordSize + byte
        bytes[offset] = UInt8(greatest)
        try FileSystem.write(bytes, to: path)
        #expect(try CIFARRecords(format: format, files: [path]).count == 6)
        bytes[offset] += 1
        try FileSystem.write(bytes, to: path)
        let error = #expect(throws: RelumeError.self) { try CIFARRecords(format: format, files: [path]) }
        #expect(error?.code == .malformedData)
        #expect(error?.path == path && error?.index == 4 && error?.byteOffset == offset)
        #expect(error?.message.contains("expected 0...\(greatest)") == true)
    }

    @Test func `A missing directory names the archive, its size and md5`() throws {
        let path = directory.file("none")
        let ten = #expect(throws: RelumeError.self) { try CIFAR10(directory: path, split: .test) }
        let hundred = #expect(throws: RelumeError.self) { try CIFAR100(directory: path, split: .test) }
        for (error, words) in [
            (
                ten,
                ["cifar-10-binary.tar.gz", "170,052,171", "c32a1d4ab5d03f1284b67883e8d87530", "cifar-10-batches-bin"]
            ),
            (hundred, ["cifar-100-binary.tar.gz", "03b5dce01913d631647c71ecec9e9cb8", "cifar-100-binary"]),
        ] {
            #expect(error?.code == .io && error?.path == path)
            for word in words { #expect(error?.message.contains(word) == true) }
        }
    }

    @Test(arguments: [("cifar-10-batches-bin", CIFARFormat.cifar10), ("cifar-100-binary", .cifar100)])
    func `The name of an archive's folder tells the format, and how to get it`(name: String, format: CIFARFormat) throws
    {
        #expect(CIFARFormat.named(afterArchive: name) == format)
        let path = directory.file(name)
        let error = format.missingDirectory(at: path)
        #expect(error.code == .io && error.path == path)
        let thrown = #expect(throws: RelumeError.self) { try format.files(in: path, split: .all) }
        #expect(thrown?.message == error.message && error.message.hasSuffix("of the folder it unpacks to, \(name)"))
    }

    @Test(arguments: ["", "cifar-10-batches", "test.bin"])
    func `Other names tell no format`(name: String) {
        #expect(CIFARFormat.named(afterArchive: name) == nil)
    }

    @Test func `A missing file is named`() throws {
        for file in [1, 3, 4] {
            try CIFARFixture.write(.cifar10, 0..<1, to: directory.file("data_batch_\(file).bin"))
        }
        let train = #expect(throws: RelumeError.self) { try CIFAR10(directory: directory.path, split: .train) }
        #expect(train?.message.contains("data_batch_2.bin, data_batch_5.bin are missing") == true)
        let test = #expect(throws: RelumeError.self) { try CIFAR10(directory: directory.path, split: .test) }
        #expect(test?.message.contains("test_batch.bin is missing") == true)
        #expect(throws: RelumeError.self) { try CIFAR100(directory: directory.path, split: .all) }
    }

    @Test func `A file is no directory`() throws {
        let path = directory.file("test_batch.bin")
        try CIFARFixture.write(.cifar10, 0..<1, to: path)
        let error = #expect(throws: RelumeError.self) { try CIFAR10(directory: path, split: .test) }
        #expect(error?.message.contains("CIFAR10(files:)") == true)
    }
}
