import Foundation
import RelumeCore
import RelumeDatasets
import RelumeFiles
import TestSupport
import Testing

/// The forms in which CIFAR lies on people's disks: the binary and the Python version, unpacked or not.
struct CIFARVersionsTests {
    /// Where one data set can be read from: its name for the test, and how it gets there.
    private static func places(_ format: CIFARFormat, in directory: TemporaryDirectory) throws -> [String] {
        var places: [String] = []
        for isPickled in [false, true] {
            let root = directory.file(isPickled ? "python" : "binary")
            let folder = try CIFARFixture.writeFolder(format, isPickled: isPickled, in: root)
            let number = format == .cifar10 ? 10 : 100
            let archive = "cifar-\(number)-\(isPickled ? "python" : "binary").tar.gz"
            try CIFARFixture.pack(folder, as: archive, in: root)
            // An archive of another name, and a root in which nothing was unpacked.
            try CIFARFixture.pack(folder, as: "copy.tgz", in: root)
            let packed = directory.file(isPickled ? "packed-python" : "packed-binary")
            try FileSystem.createDirectories(packed)
            try FileSystem.write(FileSystem.read(Path.join(root, archive)), to: Path.join(packed, archive))
            places += ["/\(folder)", "", "/\(archive)", "/copy.tgz"].map { root + $0 } + [packed]
        }
        return places
    }

    private static func dataset(
        _ format: CIFARFormat, _ path: String, _ split: DatasetSplit
    ) throws -> any CIFARDataset {
        format == .cifar10
            ? try CIFAR10(directory: path, split: split) as any CIFARDataset
            : try CIFAR100(directory: path, split: split)
    }

    @Test(arguments: CIFARFormat.allCases, DatasetSplit.allCases)
    func `All versions have the same pixels, labels, classes and order`(
        format: CIFARFormat, split: DatasetSplit
    ) throws {
        let directory = try TemporaryDirectory()
        let places = try Self.places(format, in: directory)
        let first = try Self.dataset(format, places[0], split)
        let indices = Array(0..<first.count)
        #expect(first.count == 3 * format.fileNames(split).count && first.classes[1].hasSuffix("label_names 1"))
        #expect(
            first.label(at: 1)
                == CIFARFixture.label(
                    format.fileNames(.train).count * 3 * (split == .test ? 1 : 0) + 1, of: first.classes.count))
        for place in places {
            let other = try Self.dataset(format, place, split)
            #expect(try other.batch(at: indices) == first.batch(at: indices), "\(place)")
            #expect(other.classes == first.classes && other.records.coarseClasses == first.records.coarseClasses)
            #expect(indices.map(other.outputPath) == indices.map(first.outputPath))
            #expect(other.sourceFiles.allSatisfy { FileManager.default.fileExists(atPath: $0) }, "\(other.sourceFiles)")
        }
    }

    @Test(arguments: CIFARFormat.allCases)
    func `A place is told to hold the format`(format: CIFARFormat) throws {
        let directory = try TemporaryDirectory()
        for place in try Self.places(format, in: directory) where place.contains("cifar") || place.hasSuffix("tgz") {
            #expect(try CIFARFormat.detect(place) == format, "\(place)")
        }
    }

    @Test(arguments: CIFARFormat.allCases)
    func `A file of the Python version is read under any name`(format: CIFARFormat) throws {
        let directory = try TemporaryDirectory()
        let path = directory.file("some")
        for isFortranOrder in [false, true] {
            try FileSystem.write(CIFARFixture.pickle(format, 0..<260, isFortranOrder: isFortranOrder), to: path)
            let records = try CIFARRecords(format: format, files: [path])
            try CIFARFixture.write(format, 0..<260, to: directory.file("other"))
            let binary = try CIFARRecords(format: format, files: [directory.file("other")])
            #expect(records.batch(at: 0..<260) == binary.batch(at: 0..<260))
            #expect(try CIFARFormat.detect(path) == format)
        }
    }

    @Test(arguments: [
        ("cifar-10-batches-py", "cifar-10-python.tar.gz", "170,498,071"),
        ("cifar-10-python.tar.gz", "cifar-10-python.tar.gz", "c58f30108f718f92721af3b95e74349a"),
        ("data", "cifar-10-binary.tar.gz", "170,052,171"),
    ])
    func `A missing place names the archive that belongs there`(name: String, archive: String, word: String) throws {
        let directory = try TemporaryDirectory()
        let error = #expect(throws: RelumeError.self) { try CIFAR10(directory: directory.file(name), split: .test) }
        #expect(error?.code == .io && error?.path == directory.file(name))
        #expect(error?.message.contains(archive) == true && error?.message.contains(word) == true, "\(error as Any)")
    }

    @Test func `An empty folder is told by its name`() throws {
        let directory = try TemporaryDirectory()
        let path = directory.file("cifar-100-python")
        try FileSystem.createDirectories(path)
        let error = #expect(throws: RelumeError.self) { try CIFAR100(directory: path, split: .test) }
        #expect(error?.message.hasPrefix("test is missing here; download cifar-100-python.tar.gz") == true)
    }

    @Test func `A missing file of the Python version is named with its archive`() throws {
        let directory = try TemporaryDirectory()
        try FileSystem.write(CIFARFixture.pickle(.cifar10, 0..<2), to: directory.file("data_batch_1"))
        let error = #expect(throws: RelumeError.self) { try CIFAR10(directory: directory.path, split: .train) }
        #expect(error?.message.contains("data_batch_2, data_batch_3, data_batch_4, data_batch_5 are missing") == true)
        #expect(error?.message.contains("cifar-10-python.tar.gz (170,498,071 bytes") == true)
        #expect(try CIFAR10(directory: directory.path, split: .all).count == 2)
    }

    @Test func `A pickle has a file name for each picture`() throws {
        let directory = try TemporaryDirectory()
        try FileSystem.write(CIFARFixture.pickle(.cifar10, 0..<5, missingNames: 1), to: directory.file("test_batch"))
        let error = #expect(throws: RelumeError.self) { try CIFAR10(file: directory.file("test_batch")) }
        #expect(error?.message.contains("'filenames' has 4 names for 5 labels") == true)
    }

    @Test func `A damaged member of an archive is named`() throws {
        let directory = try TemporaryDirectory()
        let folder = try CIFARFixture.writeFolder(.cifar10, isPickled: true, in: directory.path)
        try FileSystem.write(
            Array(CIFARFixture.pickle(.cifar10, 0..<2).dropLast(9)), to: directory.file("\(folder)/test_batch"))
        try CIFARFixture.pack(folder, as: "a.tar.gz", in: directory.path)
        let error = #expect(throws: RelumeError.self) {
            try CIFAR10(directory: directory.file("a.tar.gz"), split: .test)
        }
        #expect(error?.path == directory.file("a.tar.gz/\(folder)/test_batch") && error?.code == .malformedData)
    }

    @Test(arguments: [DatasetSplit.train, .test, .all])
    func `An archive whose checksum is wrong is damaged, whatever is read of it`(split: DatasetSplit) throws {
        let directory = try TemporaryDirectory()
        let folder = try CIFARFixture.writeFolder(.cifar10, isPickled: false, in: directory.path)
        try CIFARFixture.pack(folder, as: "a.tar.gz", in: directory.path)
        let path = directory.file("a.tar.gz")
        var bytes = try FileSystem.read(path)
        bytes[bytes.count - 6] ^= 1
        try FileSystem.write(bytes, to: path)
        let error = try #require(throws: RelumeError.self) { try CIFAR10(directory: path, split: split) }
        #expect(error.code == .malformedData && error.path == path && error.message.contains("checksum"), "\(error)")
    }

    @Test(.enabled(if: PythonPeer.isAvailable, "\(PythonPeer.skipReason)"))
    func `Files that a Python 3 read and saved again are read`() throws {
        let directory = try TemporaryDirectory()
        for format in CIFARFormat.allCases {
            let path = directory.file(format.rawValue)
            try FileSystem.write(CIFARFixture.pickle(format, 0..<20), to: path)
            let first = try CIFARRecords(format: format, files: [path])
            let names = try PythonPeer.run("resave_pickle.py", [path]).split(separator: "\n").map(String.init)
            #expect(names.count == 8)
            for name in names {
                let records = try CIFARRecords(format: format, files: [name])
                #expect(records.batch(at: 0..<20) == first.batch(at: 0..<20), "\(name)")
            }
        }
    }
}
