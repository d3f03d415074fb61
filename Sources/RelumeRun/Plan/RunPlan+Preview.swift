extension RunPlan {
    /// What the run would write, one line an output or a step; inputs that would be skipped are left out.
    package var preview: [String] {
        var lines: [String] = []
        for (number, source) in sources.enumerated() {
            lines += sampleLines(unitNumbers(ofSource: number)) + source.steps.compactMap { stepLine($0, source) }
        }
        lines += filesOfRun.map { "every input -> \(paths.path($0))" }
        return paths.isStandardOutput ? lines : lines + ["every input -> \(paths.manifest)"]
    }

    private func sampleLines(_ units: Range<Int>) -> [String] {
        units.map(unit).filter { !skips.contains($0) && skips.records[$0.number] == nil }.flatMap { unit in
            unit.positions.flatMap { position in
                // A sample may be needed for its step alone. A file that cannot be asked for is not there to be kept.
                sampleFiles(unit.source, position).filter { (try? keeps($0)) != true }
                    .map { "\(unit.source.name(at: position)) -> \(name(ofOutput: $0))" }
            }
        }
    }

    private func name(ofOutput file: String) -> String { paths.isStandardOutput ? "standard output" : paths.path(file) }

    /// A step and what it writes; nil where that is nothing.
    private func stepLine(_ step: Int, _ source: Source) -> String? {
        let outputs = source.outputs.flatMap { $0.files(ofStep: step) + $0.logs(ofStep: step) }
        guard !outputs.isEmpty, skips.needs(step: step) else { return nil }
        let count = source.positions(ofStep: step).count
        let inputs = source.path.map { "\(count) records of \($0)" } ?? "\(count) images"
        return "step \(step) of \(inputs) -> \(outputs.map(name).joined(separator: ", "))"
    }
}
