import RelumeCore
import RelumeFiles

/// The manifest while a run writes it, and whoever else wants its lines. One thread at a time.
struct Journal {
    private let files: [AppendingFile]
    /// Held as long as anything is written.
    private let lock: DirectoryLock?

    init(files: [AppendingFile], lock: DirectoryLock? = nil) {
        self.files = files
        self.lock = lock
    }

    /// Writes the first line of those files that have none.
    func begin(_ header: RunHeader) throws(RelumeError) {
        let line = [UInt8]((JSONLine.of(header) + "\n").utf8)
        for file in files where try file.isEmpty { try file.append(line) }
    }

    /// Appends a line.
    func append(_ record: JournalRecord) throws(RelumeError) {
        let line = record.line
        for file in files { try file.append(line) }
    }

    /// Ends it; what the system did not say before of lines that it could not write, it says now.
    func close() throws(RelumeError) {
        for file in files { try file.close() }
    }

    /// Puts `header` and the lines behind the first `length` bytes in the place of the manifest at `path`: those of the run
    /// that ends, which has told of every input.
    static func compact(_ path: String, _ header: RunHeader, droppingFirst length: Int) throws(RelumeError) {
        let whole = try AtomicFile(path: path)
        try whole.append([UInt8]((JSONLine.of(header) + "\n").utf8))
        let lines = try ReadingFile(path: path, from: length)
        var piece: [UInt8] = []
        repeat {
            piece.removeAll(keepingCapacity: true)
            try lines.read(1 << 18, appendingTo: &piece)
            try whole.append(piece)
        } while !piece.isEmpty
        try whole.commit()
    }
}

extension Journal {
    /// Those of the file at `path`, of which an accident may have damaged any line; none where there is no file.
    static func wholeRecords(inFile path: String) throws(RelumeError) -> [JournalRecord] {
        guard try FileSystem.status(of: path) != nil else { return [] }
        return try FileSystem.read(path).split(separator: UInt8(ascii: "\n")).compactMap { line in
            try? JSONLine.decode(JournalRecord.self, from: line)
        }
    }

    /// What ``append(_:)`` wrote to the file at `path`, a record a line; the header is left out.
    ///
    /// - Throws: `malformedData` naming the line that is no record, `io` if the file cannot be read.
    static func records(inFile path: String) throws(RelumeError) -> [JournalRecord] {
        var records: [JournalRecord] = []
        var (offset, number) = (0, 0)
        for line in try FileSystem.read(path).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            defer { offset += line.count + 1 }
            number += 1
            guard !line.isEmpty, offset > 0 || (try? JSONLine.decode(RunHeader.self, from: line)) == nil else {
                continue
            }
            do throws(RelumeError) {
                records.append(try JSONLine.decode(from: line))
            } catch {
                throw RelumeError(
                    .malformedData,
                    "line \(number) is no record of a manifest; a run with --skip-existing cuts off a last line "
                        + "that is not whole",
                    path: path, byteOffset: offset, underlying: error)
            }
        }
        return records
    }
}
