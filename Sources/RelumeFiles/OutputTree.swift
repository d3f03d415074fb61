package import RelumeCore

/// The files that are to be written below a directory: where they will be and what is there now. Every directory on the way is
/// looked at once, so that many files cost one look each, and none where their directory is missing.
///
/// A directory may be a link only where it leads to another one below the root, that no other name used here leads to.
package struct OutputTree {
    /// A file that is to be written.
    package struct File: Sendable {
        /// Where it is or will be, links followed.
        package let place: FilePlace
        /// What stands there now, a link as such; nil for nothing.
        package let entry: FileStatus?
        /// What stands there now, links followed.
        package let target: FileStatus?
    }

    private struct Directory {
        let path: String
        let place: FilePlace
        let exists: Bool
    }

    private let root: ResolvedPath
    private var directories: [[UInt8]: Directory] = [:]
    /// The names that the directories were asked for by.
    private var names: [FilePlace: String] = [:]
    /// Neighbours mostly share theirs.
    private var last: (name: String, directory: Directory)?

    /// The files below `root`, which need not be there.
    package init(root: ResolvedPath) { self.root = root }

    /// Whether `place` is that of a directory that some file needs: the root, those above it that have to be made, and
    /// those below it that were looked at.
    package func needsDirectory(at place: FilePlace) -> Bool {
        place == root.place || root.place.directories.contains(place) || names[place] != nil
    }

    /// The paths of those directories that were asked for and are there.
    package var existingDirectories: [String] { directories.values.filter(\.exists).map(\.path) }

    /// The place of the directory at `path`, relative to the root.
    ///
    /// - Throws: `invalidArgument` where a link leads out of the root, or where another directory leads.
    package mutating func directory(_ path: String) throws(RelumeError) -> FilePlace { try find(path).place }

    /// The file at `path`, relative to the root.
    ///
    /// - Throws: as ``directory(_:)``.
    package mutating func file(_ path: String) throws(RelumeError) -> File {
        let directory = try find(Path.directory(path))
        let name = Path.lastComponent(path)
        let missing = directory.place.appending(name)
        guard directory.exists else { return File(place: missing, entry: nil, target: nil) }
        let whole = Path.join(directory.path, name)
        guard let entry = try FileSystem.status(of: whole, followingLinks: false) else {
            return File(place: missing, entry: nil, target: nil)
        }
        guard entry.kind == .link else { return File(place: FilePlace(entry.identity), entry: entry, target: entry) }
        // Links in a circle cannot be resolved, but are no error: the output replaces them like any other link.
        let resolved = try? ResolvedPath(whole)
        return File(place: resolved?.place ?? missing, entry: entry, target: resolved?.status)
    }

    private mutating func find(_ name: String) throws(RelumeError) -> Directory {
        if let last, last.name.utf8.elementsEqual(name.utf8) { return last.directory }
        let key = Array(name.utf8)
        let directory: Directory
        if let known = directories[key] {
            directory = known
        } else {
            directory = try look(name)
            directories[key] = directory
        }
        last = (name, directory)
        return directory
    }

    /// Looks at a directory for the first time.
    private mutating func look(_ name: String) throws(RelumeError) -> Directory {
        guard !name.isEmpty, name != "/" else {
            return Directory(path: root.path, place: root.place, exists: root.status != nil)
        }
        let parent = try find(Path.directory(name))
        let last = Path.lastComponent(name)
        let missing = Directory(
            path: Path.join(parent.path, last), place: parent.place.appending(last), exists: false)
        guard last != ".." else { throw leadsOut(missing.path) }
        var directory = missing
        if parent.exists, let entry = try FileSystem.status(of: missing.path, followingLinks: false) {
            let status = entry.kind == .link ? try follow(missing.path) : entry
            // A file where a directory is needed has nothing below it to protect; creating the directory reports the error.
            directory = Directory(
                path: missing.path, place: FilePlace(status.identity), exists: status.kind == .directory)
        }
        if let other = names.updateValue(name, forKey: directory.place) ?? (directory.place == root.place ? "." : nil) {
            throw RelumeError(
                .invalidArgument,
                "this is a link to \(Path.join(root.path, other)), which is written to as well; remove the link or choose "
                    + "another directory for the output", path: directory.path)
        }
        return directory
    }

    /// What the link at `path` leads to, which must be a directory below the root.
    private func follow(_ path: String) throws(RelumeError) -> FileStatus {
        if let status = try FileSystem.status(of: path), status.kind == .directory, try isInside(path, status) {
            return status
        }
        throw leadsOut(path)
    }

    private func leadsOut(_ path: String) -> RelumeError {
        RelumeError(
            .invalidArgument,
            "this leads out of \(root.path), below which everything is written; remove the link or choose another "
                + "directory for the output", path: path)
    }

    /// Whether the root is above the directory at `path`, as the disk has it and not the path's text.
    private func isInside(_ path: String, _ status: FileStatus) throws(RelumeError) -> Bool {
        var (path, status) = (path, status)
        while status.identity != root.status?.identity {
            path = Path.join(path, "..")
            // `/` is its own parent, which ends the way up.
            guard let parent = try FileSystem.status(of: path), parent.identity != status.identity else { return false }
            status = parent
        }
        return true
    }
}
