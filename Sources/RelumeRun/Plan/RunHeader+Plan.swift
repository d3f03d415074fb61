import RelumeCodecs
import RelumeCore
import RelumeDatasets
import RelumePipeline
import RelumeTensorFiles

extension RunHeader {
    /// The header of a run of `sources`, and of inputs that failed before.
    init(_ options: RunOptions, display: DisplayMode, _ sources: [Source], failures: [RelumeError]) throws(RelumeError)
    {
        let kinds = OutputKind.all.filter { kind in sources.contains { $0.outputs.contains { $0.kind == kind } } }
        let inputs = sources.flatMap(\.dataset.sourceFiles) + failures.map { $0.path ?? "" }
        var run = [
            "version": Release.version, "pipeline": "\(options.pipeline)", "display": "\(display)",
            "name-template": options.output.nameTemplate.text, "png": "\(options.output.pngProfile)",
            "save": kinds.map(\.name).joined(separator: ","), "batch-size": "\(options.batchSize)",
            "seed": "\(options.seed)",
            "inputs": "\(inputs.count)", "inputs-digest": Self.digest(inputs),
        ]
        let limits = options.input.limits
        run["max-image-pixels"] = "\(limits.maxPixels)"
        run["max-file-bytes"] = "\(limits.maxFileBytes)"
        run["max-scans"] = "\(limits.maxScans)"
        run["max-chunks"] = "\(limits.maxChunks)"
        run["limit"] = options.input.limit.map(String.init)
        run["shuffle"] = options.input.shuffleSeed.map(String.init)
        run["split"] = options.input.split?.rawValue
        let flags = [
            "reduce": options.output.reducesColors, "no-orient": !options.input.appliesOrientation,
            "statistics": options.measuresStatistics,
        ]
        for (name, isSet) in flags { run[name] = isSet ? "yes" : "no" }
        var files: UInt32 = 0
        for path in options.pipeline.sourceFiles { files &+= try FileCheck(ofFile: path).checksum }
        run["pipeline-files"] = "\(files)"
        if kinds.contains(where: \.isStepwise) { run["cell"] = "\(options.output.cellSide)" }
        if sources.contains(where: { $0.dataset is TensorFileDataset }) {
            run["layout"] = options.input.tensorLayout.rawValue
        }
        if kinds.contains(TensorFiles.kind) { run.merge(options.output.tensors.settings) { $1 } }
        if kinds.contains(TensorBoardLog.kind) { run.merge(options.tensorBoard.settings) { $1 } }
        self.init(run: run)
    }

    /// One number for a set of names. Their order has no part in it, so that an input which failed and is mended, and is
    /// listed elsewhere then, is the same; where it stands shows in the lines of the units.
    private static func digest(_ names: [String]) -> String {
        // FNV-1a of each, added up.
        let sum = names.reduce(0 as UInt64) { sum, name in
            sum &+ name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        }
        return String(sum, radix: 16)
    }
}

extension TensorFileOptions {
    fileprivate var settings: [String: String] {
        ["tensor-format": format.name, "dtype": dataType.rawValue, "tensors-in-one": isOneFile ? "yes" : "no"]
    }
}

extension TensorBoardOptions {
    fileprivate var settings: [String: String] {
        [
            "tags": "\(beforeTag),\(afterTag)", "image-layout": layout?.rawValue ?? "by size",
            "max-outputs": maxOutputs.map(String.init) ?? "all", "every": "\(every)",
        ]
    }
}
