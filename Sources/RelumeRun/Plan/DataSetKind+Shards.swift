import RelumeCore
import RelumeDatasets
import RelumeFiles

extension DataSetKind {
    /// Pictures in a tar archive, as WebDataset packs them.
    static let shards = DataSetKind(
        name: "tar shards", isNamed: isNamedAsTar,
        detect: { path, isDirectory, options throws(RelumeError) in
            guard !isDirectory, isNamedAsTar(path) ? true : try isTar(path) else { return nil }
            return DataSetInput(path: path, hasSplits: false) {
                [path]
            } load: { () throws(RelumeError) in
                try WebDataset(
                    [path], limits: options.limits, appliesOrientation: options.appliesOrientation)
            }
        })

    @Sendable private static func isNamedAsTar(_ path: String) -> Bool {
        [".tar", ".tar.gz", ".tgz"].contains(where: path.hasSuffix)
    }

    /// Whether a file has the mark that every tar of the last decades has.
    private static func isTar(_ path: String) throws(RelumeError) -> Bool {
        try FileSystem.read(path, upTo: 262).dropFirst(257).elementsEqual("ustar".utf8)
    }
}
