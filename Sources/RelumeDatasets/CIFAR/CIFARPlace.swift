import RelumeArchives
import RelumeCore
import RelumeFiles

/// Where the files of a CIFAR distribution stand: in the folder that its archive unpacks to, or still in the archive.
struct CIFARPlace {
    let distribution: CIFARDistribution
    let path: String
    let isArchive: Bool

    /// Finds `format` at `path`: its folder, its archive, or a directory with one of them such as torchvision's `root`.
    ///
    /// - Throws: `io` if it is not there, naming the archive that holds it, its size and md5.
    static func find(_ format: CIFARFormat, at path: String) throws(RelumeError) -> CIFARPlace {
        switch try FileSystem.status(of: path)?.kind {
        case nil:
            throw format.missingDirectory(at: path)
        case .directory:
            return try find(format, inDirectory: path)
        default:
            if let distribution = try CIFARDistribution.ofArchive(path), distribution.format == format {
                return CIFARPlace(distribution: distribution, path: path, isArchive: true)
            }
            throw RelumeError(
                .io,
                "this is a file, neither a directory nor the archive of \(format.name); read records with "
                    + "\(format.name.filter { $0 != "-" })(files:)",
                path: path)
        }
    }

    private static func find(_ format: CIFARFormat, inDirectory path: String) throws(RelumeError) -> CIFARPlace {
        let distributions = CIFARDistribution.of(format)
        let entries = try FileSystem.entries(of: path)
        func has(_ name: String, _ kind: FileStatus.Kind) -> Bool {
            entries.contains { $0.name == name && $0.kind == kind }
        }
        if let here = distributions.first(where: { $0.files(.all).contains { has($0, .file) } }) {
            return CIFARPlace(distribution: here, path: path, isArchive: false)
        }
        // Both are there after a download of torchvision's; the folder is read faster.
        if let below = distributions.first(where: { has($0.folder, .directory) }) {
            return CIFARPlace(distribution: below, path: Path.join(path, below.folder), isArchive: false)
        }
        if let below = distributions.first(where: { has($0.archive, .file) }) {
            return CIFARPlace(distribution: below, path: Path.join(path, below.archive), isArchive: true)
        }
        return CIFARPlace(distribution: .named(path, of: format), path: path, isArchive: false)
    }

    // MARK: Files

    /// The official files of a split that are there; the archive where they stand in one.
    func files(of split: DatasetSplit) throws(RelumeError) -> [String] {
        guard !isArchive else { return [path] }
        let entries = Set(try FileSystem.entries(of: path).lazy.filter { $0.kind != .directory }.map(\.name))
        return try present(of: split) { entries.contains($0) }.map { Path.join(path, $0) }
    }

    /// The bytes of the official files of a split, in order, and those of the files of class names.
    ///
    /// All files of a split must be there; of ``DatasetSplit/all`` those that are there are taken, at least one.
    func read(_ split: DatasetSplit) throws(RelumeError) -> (records: [CIFARFile], classNames: [String: CIFARFile]) {
        if !isArchive { _ = try files(of: split) }
        var found = try read(named: Set(distribution.files(split) + distribution.classNames))
        let names = try present(of: split) { found[$0] != nil }
        return (names.compactMap { found.removeValue(forKey: $0) }, found)
    }

    /// The files of these names that are there.
    func read(named names: Set<String>) throws(RelumeError) -> [String: CIFARFile] {
        var found: [String: CIFARFile] = [:]
        if isArchive {
            let archive = try ArchiveReader(path: path, format: .tarGzip)
            // To its end, where the checksum is.
            while let member = try archive.next() {
                let name = Path.lastComponent(member.name)
                guard member.isFile, names.contains(name), found[name] == nil else { continue }
                // Far beyond what the official archives hold.
                let bytes = try archive.readMember(limit: 1 << 30)
                found[name] = CIFARFile(path: Path.join(path, member.name), bytes: bytes)
            }
        } else {
            for name in names {
                let file = Path.join(path, name)
                guard let kind = try FileSystem.status(of: file)?.kind, kind != .directory else { continue }
                found[name] = CIFARFile(path: file, bytes: try FileSystem.read(file))
            }
        }
        return found
    }

    private func present(of split: DatasetSplit, _ isThere: (String) -> Bool) throws(RelumeError) -> [String] {
        let wanted = distribution.files(split)
        let present = wanted.filter(isThere)
        guard split == .all ? !present.isEmpty : present == wanted else {
            let missing = wanted.filter { !isThere($0) }
            let list = missing.count == 1 ? "\(missing[0]) is" : "\(missing.joined(separator: ", ")) are"
            throw RelumeError(.io, "\(list) missing here; \(distribution.remedy)", path: path)
        }
        return present
    }
}

/// A file in memory, and what messages call it: in an archive, the archive's path and the member's name.
struct CIFARFile {
    let path: String
    let bytes: [UInt8]
}
