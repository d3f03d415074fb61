import RelumeCore
import RelumeFiles

/// Appends records as JSON lines to the manifest and to whoever else wants them.
struct ManifestWriter {
    private let files: [AppendingFile]

    init(files: [AppendingFile]) {
        self.files = files
    }

    func append(_ record: ManifestRecord) throws(RelumeError) {
        let line = [UInt8]((JSONLine.of(record) + "\n").utf8)
        for file in files { try file.append(line) }
    }
}
