import RelumeDatasets

extension RunPlan {
    /// What the run would write, one line an output or a step; inputs that would be skipped are left out.
    public var preview: [String] {
        let page = savesReport ? ["every input -> \(paths.report)"] : []
        return imageLines + imageStepLines + dataSets.flatMap(lines) + page + ["every input -> \(paths.manifest)"]
    }

    private var imageLines: [String] {
        images.entries.indices.filter { !skips.images.contains($0) }.flatMap { index in
            Moment.allCases.filter { imageKinds.contains($0.outputKind) }.compactMap { moment in
                let file = paths.image(moment, outputName(ofImage: index))
                // An image may be needed for its step alone. A file that cannot be asked for is not there to be kept.
                return (try? keeps(file)) == true ? nil : "\(images.path(index)) -> \(file)"
            }
        }
    }

    private var imageStepLines: [String] {
        guard imageStepCount > 0 else { return [] }
        return (1...imageStepCount).compactMap { step in
            stepLine(step, imageKinds, of: "\(imageIndices(ofStep: step).count) images")
        }
    }

    private func lines(of dataSet: PlannedDataSet) -> [String] {
        dataSet.steps.flatMap { step in
            let records = dataSet.batches.indices(ofBatch: step - dataSet.steps.lowerBound)
            let line = stepLine(step, dataSetKinds, of: "\(records.count) records of \(dataSet.path)")
            let files = skips.steps.contains(step) ? [] : recordFiles(of: dataSet, step: step)
            return (line.map { [$0] } ?? []) + files.map { "\(dataSet.path) -> \($0)" }
        }
    }

    /// A step and what it writes; nil where that is nothing.
    private func stepLine(_ step: Int, _ kinds: Set<OutputKind>, of inputs: String) -> String? {
        var outputs = stepFiles(step, kinds)
        if kinds.contains(.tensorboard), logs(step: step) { outputs.append(paths.eventDirectory) }
        guard !outputs.isEmpty, !skips.steps.contains(step) else { return nil }
        return "step \(step) of \(inputs) -> \(outputs.joined(separator: ", "))"
    }

    /// The files that a step writes, the event file aside.
    func stepFiles(_ step: Int, _ kinds: Set<OutputKind>) -> [String] {
        var files: [String] = []
        if kinds.contains(.grids) { files += Moment.allCases.map { paths.grid($0, step: step) } }
        if kinds.contains(.tensors) { files.append(paths.tensor(step: step)) }
        return files
    }
}
