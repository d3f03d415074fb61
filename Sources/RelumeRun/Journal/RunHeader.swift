import RelumeCore
import RelumeFiles

/// The first line of a manifest: what decides the outputs of a run, so that nobody completes it with something else.
///
///     {"run":{"batch-size":"64","display":"unit","inputs":"2","inputs-digest":"...","pipeline":"relu",...}}
struct RunHeader: Codable, Sendable {
    /// Each setting by the name of its option, in one spelling whatever was typed.
    let run: [String: String]

    /// Settings that choose what is done and change nothing of what is done.
    private static let choices: Set<String> = [
        "every", "inputs", "inputs-digest", "limit", "max-chunks", "max-file-bytes", "max-image-pixels", "max-scans",
        "save",
        "split", "statistics", "tags",
    ]

    // MARK: Reading

    /// The header of the manifest at `path`; nil where the file's first line is none, or not whole.
    static func inFile(_ path: String) throws(RelumeError) -> RunHeader? {
        guard try FileSystem.status(of: path)?.kind == .file else { return nil }
        let file = try ReadingFile(path: path)
        var text: [UInt8] = []
        var known = -1
        while known < text.count {
            known = text.count
            try file.read(1 << 14, appendingTo: &text)
            guard let end = text.firstIndex(of: UInt8(ascii: "\n")) else { continue }
            return try? JSONLine.decode(from: text[..<end])
        }
        return nil
    }

    // MARK: Comparing

    /// What is different about this run, as options and their values; of `choices` only where they count.
    func differences(from earlier: RunHeader, countingChoices: Bool) -> [String] {
        Set(run.keys).union(earlier.run.keys).sorted().compactMap { name in
            let (now, then) = (run[name], earlier.run[name])
            guard now != then, countingChoices || (!Self.choices.contains(name) && now != nil && then != nil) else {
                return nil
            }
            return "\(name) was \(then ?? "not set"), is \(now ?? "not set")"
        }
    }
}
