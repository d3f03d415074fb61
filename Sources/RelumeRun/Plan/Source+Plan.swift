import RelumeCore
import RelumeDatasets
import RelumePipeline

extension Source {
    /// The sources of a run: all images as one, then each data set, whose steps follow each other. What is damaged, or
    /// does not fit the pipeline, becomes a failure.
    static func plan(
        _ inputs: InputResolver, _ options: RunOptions, _ context: OutputContext
    ) -> (sources: [Source], failures: [RelumeError]) {
        let isStandardOutput = options.output.directory == OutputPaths.standardOutput
        let kinds = options.output.kinds ?? (isStandardOutput ? [PictureFiles.after.name] : nil)
        var failures: [RelumeError] = []
        var datasets: [(path: String, dataset: any UniformDataset)] = []
        for input in inputs.dataSets {
            do throws(RelumeError) {
                let dataset = try input.load()
                _ = try options.output(for: dataset.spec)
                datasets.append((input.path, dataset))
            } catch {
                failures.append(error.at(path: input.path))
            }
        }
        var context = context
        context.hasLabels = datasets.contains { $0.dataset.count > 0 && $0.dataset.label(at: 0) != nil }
        func outputs(_ isDefault: KeyPath<OutputKind, Bool>) -> [any Output] {
            OutputKind.all.filter { kinds?.contains($0.name) ?? $0[keyPath: isDefault] }.map { $0.make(context) }
        }
        let limit = options.input.limit ?? .max
        var sources = [
            Source(
                inputs.images, path: nil, outputs: outputs(\.isDefaultOfImages), options: options, room: limit,
                firstStep: 1)
        ]
        for (path, dataset) in datasets {
            sources.append(
                Source(
                    dataset, path: path, outputs: outputs(\.isDefaultOfDatasets), options: options,
                    room: max(0, limit - sources.reduce(0) { $0 + $1.count }),
                    firstStep: (sources.last?.lastStep ?? 0) + 1))
        }
        return (sources, failures)
    }
}
