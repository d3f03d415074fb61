import Foundation
import RelumeTensorBoard
import Testing

/// All that a run left, but for what tells the time.
struct RunSnapshot {
    /// The bytes of every file but the manifest and the event files, by path.
    var files: [String: Data] = [:]
    /// The lines of the manifest without milliseconds.
    var manifest: [String] = []
    /// What TensorBoard shows: of each tag and step what it holds.
    var shown: [String] = []

    init(_ tree: SampleTree, _ output: String) throws {
        for name in try tree.files(below: output) {
            guard !name.hasPrefix("tensorboard/"), name != "manifest.ndjson" else { continue }
            files[name] = try Data(contentsOf: URL(filePath: tree.file("\(output)/\(name)")))
        }
        manifest = try tree.manifestLines(output).map { line in
            var line = line
            line["milliseconds"] = nil
            return String(
                decoding: try JSONSerialization.data(withJSONObject: line, options: .sortedKeys), as: UTF8.self)
        }
        try readEvents(
            tree.files(below: output).filter { $0.hasPrefix("tensorboard/") }.map { tree.file("\(output)/\($0)") })
    }

    private mutating func readEvents(_ paths: [String]) throws {
        var values: [String: [Int: String]] = [:]
        for path in paths {
            var reader = try EventFileReader(path: path)
            // A record that was cut ends its file.
            while case .event(let event)? = try reader.next() {
                if event.startsSession { values = values.mapValues { $0.filter { $0.key < event.step } } }
                for value in event.values { values[value.tag, default: [:]][event.step] = "\(value.content)" }
            }
        }
        shown = values.flatMap { tag, steps in steps.map { "\(tag) \($0.key) \($0.value)" } }.sorted()
    }

    /// What is not as `whole` has it: names of files, the first line of the manifest, the events.
    func differences(from whole: RunSnapshot) -> [String] {
        var found = Set(files.keys).union(whole.files.keys).filter { files[$0] != whole.files[$0] }.sorted()
        if let (mine, other) = zip(manifest, whole.manifest).first(where: { $0 != $1 }) { found += [mine, other] }
        if manifest.count != whole.manifest.count { found.append("\(manifest.count) lines") }
        if shown != whole.shown { found.append("events") }
        return found
    }
}
