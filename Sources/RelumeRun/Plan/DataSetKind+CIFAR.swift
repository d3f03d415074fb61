import RelumeCore
import RelumeDatasets
import RelumeFiles

extension DataSetKind {
    /// CIFAR-10 and CIFAR-100: a file of records, the directory of all, or the archive that it comes from.
    static let cifar = DataSetKind(
        name: "CIFAR's files", isNamed: isNamedAsRecords,
        detect: { path, isDirectory, options throws(RelumeError) in
            if let format = try CIFARFormat.detect(path) {
                return try .cifar(format, path, isDirectory: isDirectory, options)
            }
            guard !isDirectory, isNamedAsRecords(path) else { return nil }
            return try .cifar(.cifar10, path, isDirectory: false, options)
        },
        missing: { path in
            CIFARFormat.named(afterArchive: Path.lastComponent(path))?.missingDirectory(at: path)
        },
        places: CIFARFormat.allCases.map(\.places))

    @Sendable private static func isNamedAsRecords(_ path: String) -> Bool { Path.extension(path) == "bin" }
}

extension DataSetInput {
    /// The data set of `format` at `path`, whatever is there.
    static func cifar(
        _ format: CIFARFormat, _ path: String, isDirectory: Bool, _ options: InputOptions
    ) throws(RelumeError) -> DataSetInput {
        let split = options.split ?? .all
        let hasSplits = isDirectory ? true : try CIFARFormat.isArchive(path)
        return DataSetInput(path: path, hasSplits: hasSplits) {
            hasSplits ? (try? format.files(in: path, split: split)) ?? [] : [path]
        } load: { () throws(RelumeError) in
            switch (format, hasSplits) {
            case (.cifar10, true): try CIFAR10(directory: path, split: split)
            case (.cifar10, false): try CIFAR10(file: path)
            case (.cifar100, true): try CIFAR100(directory: path, split: split)
            case (.cifar100, false): try CIFAR100(file: path)
            }
        }
    }
}
