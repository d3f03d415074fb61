import RelumeCore
import RelumeFiles

/// What the run that is overwritten made of its steps and as a whole, of the kinds that this run makes too: it goes before the
/// work starts, since it may have had more steps, another format or one file for all, and nobody could tell the two runs'
/// files apart. Pictures of samples stay: each is named after its input.
struct OverwrittenOutputs {
    /// Relative to the output directory; only what the earlier manifest names, and only where such files go.
    let files: [String]

    /// - Throws: `io` for a manifest that cannot be read.
    init(_ plan: RunPlan) throws(RelumeError) {
        guard try FileSystem.status(of: plan.paths.manifest)?.kind == .file else {
            files = []
            return
        }
        var files: [String] = []
        let outputs = plan.outputs
        for line in try FileSystem.read(plan.paths.manifest).split(separator: UInt8(ascii: "\n")) {
            // A run that was cut off may have left a part of a line.
            guard let record = try? JSONLine.decode(JournalRecord.self, from: line), let named = record.outputs else {
                continue
            }
            let possible = outputs.flatMap { output in
                record.step.map(output.possibleFiles(ofStep:)) ?? output.possibleFilesOfRun
            }
            files += named.filter(possible.contains)
        }
        self.files = files.filter { name in
            // Whatever else has taken its place is nobody's output.
            let status = try? FileSystem.status(of: plan.paths.path(name), followingLinks: false)
            return status?.kind == .file
        }
    }
}
