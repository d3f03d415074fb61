import RelumeCore

extension RunPlan {
    /// Every file that the run writes and whose name is known before, relative to the output directory.
    func forEachOutput(_ body: (String) throws(RelumeError) -> Void) throws(RelumeError) {
        try body(OutputPaths.manifestName)
        for file in filesOfRun { try body(file) }
        for source in sources {
            for position in 0..<source.count {
                for file in sampleFiles(source, position) { try body(file) }
            }
            for step in source.steps {
                for output in source.outputs { for file in output.files(ofStep: step) { try body(file) } }
            }
        }
    }

    /// The outputs of all sources that write something, each kind once.
    var outputs: [any Output] {
        var names: Set<String> = []
        return sources.filter { $0.count > 0 }.flatMap(\.outputs).filter {
            names.insert($0.kind.name).inserted
        }
    }

    /// The files that are made of the whole run.
    var filesOfRun: [String] { outputs.flatMap(\.filesOfRun) }

    /// Whether any part of the run writes outputs of this kind.
    func saves(_ kind: OutputKind) -> Bool { outputs.contains { $0.kind == kind } }
}
