import RelumeCore
import RelumeDatasets
import RelumeFiles

extension DataSetKind {
    /// Pictures in a tar archive, as WebDataset packs them.
    static let shards = DataSetKind { path, isDirectory, options throws(RelumeError) in
        guard !isDirectory, try isArchive(path) else { return nil }
        return DataSetInput(path: path, hasSplits: false) {
            [path]
        } load: { () throws(RelumeError) in
            try WebDataset(
                [path], limits: options.limits, appliesOrientation: options.appliesOrientation)
        }
    }

    /// Told by name, so that loading can say what is wrong with it, or by the mark that every tar of the last decades has.
    private static func isArchive(_ path: String) throws(RelumeError) -> Bool {
        guard try FileSystem.status(of: path)?.kind == .file else { return false }
        if [".tar", ".tar.gz", ".tgz"].contains(where: path.hasSuffix) { return true }
        return try FileSystem.read(path, upTo: 262).dropFirst(257).elementsEqual("ustar".utf8)
    }
}
