import RelumeCore
import RelumeDatasets
import RelumePipeline

extension Source {
    /// The sources of a run: all images as one, then each data set, whose steps follow each other. What is damaged, or
    /// does not fit the pipeline or the outputs, becomes a failure.
    static func plan(
        _ inputs: InputResolver, _ options: RunOptions, _ context: OutputContext
    ) -> (sources: [Source], failures: [RelumeError]) {
        var failures: [RelumeError] = []
        var datasets: [(path: String, dataset: any Dataset, kinds: [OutputKind])] = []
        for input in inputs.dataSets {
            do throws(RelumeError) {
                let dataset = try input.load()
                datasets.append((input.path, dataset, try options.outputKinds(of: dataset)))
            } catch {
                failures.append(error.at(path: input.path))
            }
        }
        var context = context
        context.hasLabels = datasets.contains { $0.dataset.count > 0 && $0.dataset.label(at: 0) != nil }
        let limit = options.input.limit ?? .max
        var sources = [
            Source(
                inputs.images, path: nil,
                outputs: options.outputKinds(byDefault: \.isDefaultOfImages).map { $0.make(context) },
                options: options, room: limit, firstStep: 1)
        ]
        for (path, dataset, kinds) in datasets {
            sources.append(
                Source(
                    dataset, path: dataset is any UniformDataset ? path : nil,
                    outputs: kinds.map { $0.make(context) }, options: options,
                    room: max(0, limit - sources.reduce(0) { $0 + $1.count }),
                    firstStep: (sources.last?.lastStep ?? 0) + 1))
        }
        return (sources, failures)
    }
}

extension RunOptions {
    /// The outputs that are asked for, or else those that are the default.
    fileprivate func outputKinds(byDefault isDefault: KeyPath<OutputKind, Bool>) -> [OutputKind] {
        let isStandardOutput = output.directory == OutputPaths.standardOutput
        let names = output.kinds ?? (isStandardOutput ? [PictureFiles.after.name] : nil)
        return OutputKind.all.filter { names?.contains($0.name) ?? $0[keyPath: isDefault] }
    }

    /// What is written of `dataset`: all that is asked for, or of the default what can be.
    ///
    /// - Throws: `invalidArgument` where the pipeline does not fit, or an output that is asked for cannot show what it makes.
    fileprivate func outputKinds(of dataset: any Dataset) throws(RelumeError) -> [OutputKind] {
        guard let uniform = dataset as? any UniformDataset else {
            return outputKinds(byDefault: \.isDefaultOfImages)
        }
        let after = try self.output(for: uniform.spec)
        let specs = Sides(before: try pipeline.halves.before.output(for: uniform.spec), after: after)
        let kinds = outputKinds(
            byDefault: uniform is TensorFileDataset ? \.isDefaultOfImages : \.isDefaultOfDatasets)
        let fitting = kinds.filter { $0.fault(showing: specs) == nil }
        if fitting.count < kinds.count, output.kinds != nil || fitting.isEmpty,
            let fault = kinds.lazy.compactMap({ $0.fault(showing: specs) }).first
        {
            throw fault
        }
        return fitting
    }
}

extension OutputKind {
    /// Why pictures of `specs` cannot be shown; nil where they can.
    fileprivate func fault(showing specs: Sides<ImageSpec>) -> RelumeError? {
        guard let side = shows.first(where: { !(1...4 ~= specs[$0].channels) }) else { return nil }
        let moment = side == .before ? "enters the first activation" : "leaves the pipeline"
        return RelumeError(
            .invalidArgument,
            "--save \(name) shows what \(moment), which has \(specs[side].channels) channels, and pictures have 1 to 4; "
                + "save \(side == .before ? "after or tensors" : "tensors"), or add a stage such as argmax")
    }
}
