import RelumeCore
import RelumeDatasets
import RelumeFiles

/// A CIFAR file or directory among the inputs.
struct CIFARInput: Sendable {
    let path: String
    private let format: CIFARFormat
    let isDirectory: Bool
    private let split: CIFARSplit

    init(_ format: CIFARFormat, _ path: String, isDirectory: Bool, split: CIFARSplit) {
        self.path = path
        self.format = format
        self.isDirectory = isDirectory
        self.split = split
    }

    /// The data set at `path` if its name and content are those of one, else nil.
    static func detect(_ path: String, isDirectory: Bool, split: CIFARSplit) throws(RelumeError) -> CIFARInput? {
        if let format = try CIFARFormat.detect(path) {
            return CIFARInput(format, path, isDirectory: isDirectory, split: split)
        }
        // Of a file whose name promises records, loading says best what is wrong.
        guard !isDirectory, Path.extension(path) == "bin" else { return nil }
        return CIFARInput(.cifar10, path, isDirectory: false, split: split)
    }

    /// The files that its records stand in; none where they cannot be told.
    var files: [String] {
        guard isDirectory else { return [path] }
        return (try? format.files(in: path, split: split)) ?? []
    }

    /// Reads and checks every record.
    func load() throws(RelumeError) -> any CIFARDataset {
        switch (format, isDirectory) {
        case (.cifar10, true): try CIFAR10(directory: path, split: split)
        case (.cifar10, false): try CIFAR10(file: path)
        case (.cifar100, true): try CIFAR100(directory: path, split: split)
        case (.cifar100, false): try CIFAR100(file: path)
        }
    }
}
