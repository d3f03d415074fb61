import RelumeCore
import RelumeFiles

/// The manifest while a run writes it, and whoever else wants its lines. One thread at a time.
struct Journal {
    private let files: [AppendingFile]

    init(files: [AppendingFile]) {
        self.files = files
    }

    /// Appends a line.
    func append(_ record: JournalRecord) throws(RelumeError) {
        let line = record.line
        for file in files { try file.append(line) }
    }
}

extension Journal {
    /// What ``append(_:)`` wrote to the file at `path`, a record a line.
    ///
    /// - Throws: `malformedData` naming the line that is no record, `io` if the file cannot be read.
    static func records(inFile path: String) throws(RelumeError) -> [JournalRecord] {
        var records: [JournalRecord] = []
        var offset = 0
        for line in try FileSystem.read(path).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            defer { offset += line.count + 1 }
            guard !line.isEmpty else { continue }
            do throws(RelumeError) {
                records.append(try JSONLine.decode(from: line))
            } catch {
                throw RelumeError(
                    .malformedData,
                    "line \(records.count + 1) is no record of a manifest; a run with --skip-existing cuts off a last line "
                        + "that is not whole",
                    path: path, byteOffset: offset, underlying: error)
            }
        }
        return records
    }
}
