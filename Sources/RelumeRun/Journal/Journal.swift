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
        let line = [UInt8]((JSONLine.of(record) + "\n").utf8)
        for file in files { try file.append(line) }
    }
}
