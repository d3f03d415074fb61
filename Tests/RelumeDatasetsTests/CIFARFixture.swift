import Foundation
import RelumeDatasets
import RelumeFiles
import TestSupport

/// CIFAR files made for a test: the labels and pixels of a record are functions of its number.
enum CIFARFixture {
    static func label(_ record: Int, of count: Int) -> Int { (record * 7 + 3) % count }
    static func pixel(_ record: Int, _ position: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: record &* 31 &+ position &* 7)
    }

    private static func pixels(_ record: Int) -> [UInt8] { (0..<CIFARFormat.pixelSize).map { pixel(record, $0) } }

    /// The bytes of records `range`.
    static func bytes(_ format: CIFARFormat, _ range: Range<Int>) -> [UInt8] {
        range.flatMap { record -> [UInt8] in
            let labels = format == .cifar10 ? [label(record, of: 10)] : [label(record, of: 20), label(record, of: 100)]
            return labels.map(UInt8.init) + pixels(record)
        }
    }

    /// Records `range` as a file of the Python version.
    static func pickle(
        _ format: CIFARFormat, _ range: Range<Int>, isFortranOrder: Bool = false, missingNames: Int = 0
    ) -> [UInt8] {
        let rows = range.flatMap(pixels)
        let columns = (0..<CIFARFormat.pixelSize).flatMap { position in range.map { pixel($0, position) } }
        return Python2Pickle.dictionary { pickle in
            pickle.string("batch_label")
            pickle.string("testing batch 1 of 1")
            for (key, count) in format == .cifar10 ? [("labels", 10)] : [("fine_labels", 100), ("coarse_labels", 20)] {
                pickle.string(key)
                pickle.list(range.map { label($0, of: count) })
            }
            pickle.string("data")
            pickle.array(
                isFortranOrder ? columns : rows, rows: range.count, columns: CIFARFormat.pixelSize,
                isFortranOrder: isFortranOrder)
            pickle.string("filenames")
            pickle.list(range.dropLast(missingNames).map { "domestic_cat_s_\($0).png" })
        }
    }

    /// Writes records `range` to `path`.
    static func write(_ format: CIFARFormat, _ range: Range<Int>, to path: String) throws {
        try FileSystem.write(bytes(format, range), to: path)
    }

    /// Writes a whole small data set as the binary or the Python version's folder in `directory`, and returns its name.
    static func writeFolder(_ format: CIFARFormat, isPickled: Bool, in directory: String) throws -> String {
        let folder =
            switch format {
            case .cifar10: isPickled ? "cifar-10-batches-py" : "cifar-10-batches-bin"
            case .cifar100: isPickled ? "cifar-100-python" : "cifar-100-binary"
            }
        func write(_ bytes: [UInt8], _ name: String) throws {
            try FileSystem.createDirectories(Path.join(directory, folder))
            try FileSystem.write(bytes, to: Path.join(directory, folder + "/" + name))
        }
        for (number, name) in format.fileNames(.all).enumerated() {
            let range = number * 3..<number * 3 + 3
            try write(
                isPickled ? pickle(format, range) : bytes(format, range), isPickled ? Path.stem(name) : name)
        }
        let lists =
            format == .cifar10
            ? [("label_names", "batches.meta.txt", 10)]
            : [("fine_label_names", "fine_label_names.txt", 100), ("coarse_label_names", "coarse_label_names.txt", 20)]
        func names(_ key: String, _ count: Int) -> [String] { (0..<count).map { "\(key) \($0)" } }
        if isPickled {
            let meta = Python2Pickle.dictionary { pickle in
                for (key, _, count) in lists {
                    pickle.string(key)
                    pickle.list(names(key, count))
                }
                pickle.string("num_vis")
                pickle.integer(3072)
            }
            try write(meta, format == .cifar10 ? "batches.meta" : "meta")
        } else {
            for (key, name, count) in lists { try write(Array(names(key, count).joined(separator: "\n").utf8), name) }
        }
        return folder
    }

    /// Packs `folder` in `directory` as the archive `name` beside it.
    static func pack(_ folder: String, as name: String, in directory: String) throws {
        let process = try Process.run(
            URL(filePath: "/usr/bin/env"),
            arguments: ["tar", "-czf", Path.join(directory, name), "-C", directory, folder])
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.fileWriteUnknown) }
    }
}
