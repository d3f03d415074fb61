public import RelumeCore
import RelumeFiles

extension CIFARFormat {
    /// The format of the file or directory at `path`, or nil where it is neither.
    ///
    /// A directory is of the format of which it holds an official file that begins as one: a whole number of records with
    /// labels in range, or a pickled dictionary; where none is, of the format whose archive alone it holds, so that
    /// loading can say what is wrong with the files. A file is told by content and size, see ``detect(_:fileName:)``; it
    /// is read for that only if its size, its name or its first bytes give reason to. An archive is told by its name or
    /// by the names in it.
    ///
    /// - Throws: `io` if it cannot be looked at or read.
    public static func detect(_ path: String) throws(RelumeError) -> CIFARFormat? {
        guard let status = try FileSystem.status(of: path) else { return nil }
        switch status.kind {
        case .directory:
            let entries = try FileSystem.entries(of: path)
            return CIFARDistribution.all.first { $0.hasRecords(in: entries, of: path) }?.format
                ?? CIFARDistribution.all.first { $0.isAlone(in: entries) }?.format
        case .file:
            let name = Path.lastComponent(path)
            if let archive = try CIFARDistribution.ofArchive(path) { return archive.format }
            let start = try FileSystem.read(path, upTo: 16)
            guard
                officialFormat(of: name) != nil || allCases.contains(where: { $0.divides(status.size) })
                    || Pickle.startsDictionary(start)
            else { return nil }
            return detect(try FileSystem.read(path), fileName: name)
        default:
            return nil
        }
    }

    /// The format of a file of `bytes`, or nil.
    ///
    /// Of a pickle, it is the one whose labels it has. Else it is the format of which the size is a whole number of records
    /// and in whose range the first record's labels are, as the first bytes of a PNG or JPEG never are. If that is so for
    /// both, it is the one for which all labels are in range, CIFAR-10 before CIFAR-100. A file of another size counts by
    /// its official name, if its first labels are in range or it is a pickle, so that reading it can say what is wrong
    /// with it.
    public static func detect(_ bytes: [UInt8], fileName: String) -> CIFARFormat? {
        if Pickle.startsDictionary(bytes) {
            return (try? CIFARPickle(bytes, of: fileName))?.format ?? officialFormat(of: fileName)
        }
        let whole = allCases.filter { $0.divides(bytes.count) && $0.hasLabels(in: bytes, record: 0) }
        if whole.count > 1 {
            return whole.first { format in
                (0..<bytes.count / format.recordSize).allSatisfy { format.hasLabels(in: bytes, record: $0) }
            } ?? whole.first
        }
        if let format = whole.first { return format }
        guard let format = officialFormat(of: fileName), format.hasLabels(in: bytes, record: 0) else { return nil }
        return format
    }

    private static func officialFormat(of name: String) -> CIFARFormat? {
        CIFARDistribution.all.first { $0.files(.all).contains(name) }?.format
    }

    fileprivate func divides(_ size: Int) -> Bool { size > 0 && size % recordSize == 0 }

    fileprivate func hasLabels(in bytes: [UInt8], record: Int) -> Bool {
        let labels = bytes.dropFirst(record * recordSize).prefix(labelSize)
        return labels.count == labelSize && zip(labels, labelCounts).allSatisfy { $0 < $1 }
    }
}

extension CIFARDistribution {
    /// Whether an official file among `entries` looks like records.
    fileprivate func hasRecords(in entries: [DirectoryEntry], of directory: String) -> Bool {
        let names = Set(files(.all))
        return entries.contains { entry in
            guard entry.kind == .file, names.contains(entry.name) else { return false }
            let file = Path.join(directory, entry.name)
            // A file that cannot be read tells nothing; whoever loads it is told why.
            guard let size = try? FileSystem.status(of: file)?.size, let start = try? FileSystem.read(file, upTo: 16)
            else { return false }
            return isPickled
                ? Pickle.startsDictionary(start) : format.divides(size) && format.hasLabels(in: start, record: 0)
        }
    }

    /// Whether an official file is among `entries`, and nothing that the archive does not hold; hidden names aside. Folders
    /// called `train` and `test` are no files of it.
    fileprivate func isAlone(in entries: [DirectoryEntry]) -> Bool {
        let visible = entries.filter { !$0.name.hasPrefix(".") }
        let names = Set(visible.map(\.name))
        return visible.allSatisfy { $0.kind == .file } && !names.isDisjoint(with: files(.all))
            && names.isSubset(of: contents)
    }
}
