public import RelumeCore
import RelumeFiles

extension CIFARFormat {
    /// The paths of the official files of `split` in `directory`, in order.
    ///
    /// All files of a split must be there; of ``DatasetSplit/all`` those that are there are taken, at least one.
    ///
    /// - Throws: `io` if the directory or a file is missing, naming the archive that holds it, its size and md5.
    public func files(in directory: String, split: DatasetSplit) throws(RelumeError) -> [String] {
        try CIFARDirectory(directory, self).files(of: split)
    }

    /// The `io` error for a directory of this format that does not exist: it names the archive to download, its size
    /// and md5, and the folder to give.
    public func missingDirectory(at path: String) -> RelumeError {
        RelumeError(.io, "there is no such directory; \(remedy)", path: path)
    }

    /// What to do where files are missing.
    fileprivate var remedy: String {
        "download \(archive.name) (\(archive.size) bytes, md5 \(archive.md5)) from "
            + "https://www.cs.toronto.edu/~kriz/cifar.html, unpack it, give the path of its folder \(archive.folder)"
    }
}

/// The folder that a CIFAR archive unpacks to: which of its files are there, and what to do when they are not.
private struct CIFARDirectory {
    private let path: String
    private let format: CIFARFormat
    private let names: Set<String>

    /// - Throws: `io` if there is no such directory or it cannot be listed.
    init(_ path: String, _ format: CIFARFormat) throws(RelumeError) {
        self.path = path
        self.format = format
        switch try FileSystem.status(of: path)?.kind {
        case .directory:
            names = Set(try FileSystem.entries(of: path).lazy.filter { $0.kind != .directory }.map(\.name))
        case nil:
            throw format.missingDirectory(at: path)
        default:
            throw RelumeError(
                .io, "this is a file, not a directory; read it with \(format.name.filter { $0 != "-" })(files:)",
                path: path)
        }
    }

    func files(of split: DatasetSplit) throws(RelumeError) -> [String] {
        let wanted = format.fileNames(split)
        let present = wanted.filter(names.contains)
        guard split == .all ? !present.isEmpty : present == wanted else {
            throw missing(wanted.filter { !names.contains($0) })
        }
        return present.map { Path.join(path, $0) }
    }

    private func missing(_ files: [String]) -> RelumeError {
        let list = files.count == 1 ? "\(files[0]) is" : "\(files.joined(separator: ", ")) are"
        // The archive for Python unpacks to the same names without the extension.
        let isPythonVersion = files.contains { names.contains(Path.stem($0)) }
        let hint = isPythonVersion ? "these are the files for Python, the binary version is needed: " : ""
        return RelumeError(.io, "\(list) missing here; \(hint)\(format.remedy)", path: path)
    }
}
