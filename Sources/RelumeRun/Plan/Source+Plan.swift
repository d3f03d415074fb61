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
        func outputs(_ isDefault: KeyPath<OutputKind, Bool>) -> [any Output] {
            OutputKind.all.filter { kinds?.contains($0.name) ?? $0[keyPath: isDefault] }.map { $0.make(context) }
        }
        var failures: [RelumeError] = []
        let limit = options.input.limit ?? .max
        var sources = [
            Source(
                inputs.images, path: nil, outputs: outputs(\.isDefaultOfImages), options: options, room: limit,
                firstStep: 1)
        ]
        for input in inputs.dataSets {
            do throws(RelumeError) {
                let dataset = try input.load()
                let uniform = dataset as? any UniformDataset
                if let uniform { _ = try options.output(for: uniform.spec) }
                sources.append(
                    Source(
                        dataset, path: uniform == nil ? nil : input.path,
                        outputs: outputs(uniform == nil ? \.isDefaultOfImages : \.isDefaultOfDatasets),
                        options: options, room: max(0, limit - sources.reduce(0) { $0 + $1.count }),
                        firstStep: (sources.last?.lastStep ?? 0) + 1))
            } catch {
                failures.append(error.at(path: input.path))
            }
        }
        return (sources, failures)
    }
}
