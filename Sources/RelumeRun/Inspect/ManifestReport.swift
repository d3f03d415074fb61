import RelumeCore

/// What a manifest tells of its run.
package struct ManifestReport: Sendable, Encodable {
    let kind = "manifest"
    let path: String
    /// Files and records that were done.
    let done: Int
    /// Those that an earlier run had done.
    let skipped: Int
    let outputs: Int
    /// The errors, in the order of the lines.
    let errors: [String]

    init(path: String) throws(RelumeError) {
        let records = try Journal.records(inFile: path)
        let inputs = records.filter { $0.input != nil }
        func count(_ isCounted: (JournalRecord) -> Bool) -> Int {
            inputs.filter(isCounted).reduce(0) { $0 + ($1.records?.count ?? 1) }
        }
        self.path = path
        done = count { $0.skipped == nil && $0.error == nil }
        skipped = count { $0.skipped != nil }
        outputs = records.reduce(0) { $0 + ($1.outputs?.count ?? 0) }
        errors = records.compactMap(\.error)
    }

    var lines: [String] {
        let head = "\(path): manifest, \(done) done, \(skipped) skipped, \(errors.count) failed, \(outputs) outputs"
        return [head] + errors.map { "  \($0)" }
    }
}
