public import RelumeCore
import RelumeFiles

extension CIFARFormat {
    /// The paths of the official files of `split`, in order, at `path`: the folder that an archive unpacks to, a directory
    /// in which that folder is, or an archive as it was downloaded, which then is the only one.
    ///
    /// All files of a split must be there; of ``DatasetSplit/all`` those that are there are taken, at least one.
    ///
    /// - Throws: `io` if the directory or a file is missing, naming the archive that holds it, its size and md5.
    public func files(in path: String, split: DatasetSplit) throws(RelumeError) -> [String] {
        try CIFARPlace.find(self, at: path).files(of: split)
    }

    /// The `io` error for a directory of this format that does not exist: it names the archive to download, its size
    /// and md5, and the folder to give.
    public func missingDirectory(at path: String) -> RelumeError {
        RelumeError(
            .io, "there is no such file or directory; \(CIFARDistribution.named(path, of: self).remedy)", path: path)
    }

    /// The format of the archive or its folder that has this name, such as `cifar-10-batches-py` or
    /// `cifar-100-binary.tar.gz`.
    public static func named(afterArchive name: String) -> CIFARFormat? {
        CIFARDistribution.all.first { [$0.folder, $0.archive].contains(name) }?.format
    }

    /// The folders and archives of this format, as a directory of several data sets holds them; the first counts.
    package var places: [String] {
        CIFARDistribution.of(self).map(\.folder) + CIFARDistribution.of(self).map(\.archive)
    }

    /// Whether the file at `path` is one of the archives.
    package static func isArchive(_ path: String) throws(RelumeError) -> Bool {
        guard try FileSystem.status(of: path)?.kind == .file else { return false }
        return try CIFARDistribution.ofArchive(path) != nil
    }
}
