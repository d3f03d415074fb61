package import RelumeCore

/// The files below a directory, in an order that is the same on every system.
///
/// Hidden files and directories (names that begin with a dot) are left out. Links are followed; one that leads back to
/// a directory it stands in is not, so a walk always ends.
package struct FileWalk: Sendable {
    private let root: String
    private let recursive: Bool
    private let include: [Glob]
    private let exclude: [Glob]
    private let excludedDirectory: String?

    /// Describes a walk; nothing is read yet.
    ///
    /// - Parameters:
    ///   - root: The directory.
    ///   - recursive: Whether to walk the directories in it, too.
    ///   - include: Takes only files that one of these ``Glob`` patterns matches; empty takes all.
    ///   - exclude: Leaves out files, and directories with all they hold, that one of these patterns matches.
    ///   - excludingDirectory: A directory to leave out wherever it shows up, whatever its spelling: where output goes.
    ///     If it is the root, nothing is found.
    package init(
        root: String, recursive: Bool = true, include: [String] = [], exclude: [String] = [],
        excludingDirectory: String? = nil
    ) {
        self.root = root
        self.recursive = recursive
        self.include = include.map(Glob.init)
        self.exclude = exclude.map(Glob.init)
        self.excludedDirectory = excludingDirectory
    }

    /// The paths of the files relative to the root, sorted by their UTF-8 bytes.
    ///
    /// - Throws: `io` if the root or a directory below it cannot be listed, or the root is not a directory; for a walk
    ///   that goes on nevertheless see ``survey()``.
    /// - Complexity: one listing a directory; a file costs no system call of its own unless it is a link.
    package func files() throws(RelumeError) -> [String] {
        let (files, failures) = try survey()
        if let first = failures.first { throw first }
        return files
    }

    /// The files as ``files()`` gives them, and an error for each directory below the root that could not be listed.
    ///
    /// The errors name the directories with the root, in the order of the walk. A file whose name is not UTF-8 is among
    /// the files, with U+FFFD for the bytes at fault; opening it is an error that says so.
    ///
    /// - Throws: `io` if the root cannot be listed or is not a directory.
    package func survey() throws(RelumeError) -> (files: [String], failures: [RelumeError]) {
        guard let status = try FileSystem.status(of: root) else {
            throw RelumeError(.io, "there is no such directory; check the path", path: root)
        }
        guard status.kind == .directory else {
            throw RelumeError(.io, "this is not a directory; give the path of one", path: root)
        }
        var found: (files: [String], failures: [RelumeError]) = ([], [])
        let excluded = try excludedDirectory.flatMap { path throws(RelumeError) in try FileSystem.status(of: path) }
        try visit("", status.identity, [], excluded?.identity, &found)
        found.files.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return found
    }

    /// Adds the files of one directory; `ancestors` are the directories it stands in.
    ///
    /// - Throws: `io` if this directory cannot be listed; what befalls those in it is added to the failures.
    private func visit(
        _ directory: String, _ identity: FileStatus.Identity, _ ancestors: [FileStatus.Identity],
        _ excluded: FileStatus.Identity?, _ found: inout (files: [String], failures: [RelumeError])
    ) throws(RelumeError) {
        guard !ancestors.contains(identity), identity != excluded else { return }
        for entry in try FileSystem.entries(of: Path.join(root, directory)) where !entry.name.hasPrefix(".") {
            let path = Path.join(directory, entry.name)
            if exclude.contains(where: { $0.matches(path) }) { continue }
            if entry.kind == .file {
                if include.isEmpty || include.contains(where: { $0.matches(path) }) { found.files.append(path) }
            } else if entry.kind == .directory, recursive {
                do throws(RelumeError) {
                    guard let child = try self.identity(of: entry, at: Path.join(root, path)) else { continue }
                    try visit(path, child, ancestors + [identity], excluded, &found)
                } catch {
                    found.failures.append(error)
                }
            }
        }
    }

    /// Which directory an entry is, or nil if it is gone since it was listed: then there is nothing to walk.
    private func identity(of entry: DirectoryEntry, at path: String) throws(RelumeError) -> FileStatus.Identity? {
        guard entry.hasValidName else {
            throw RelumeError(.io, "cannot list: the directory's name is not UTF-8; rename it", path: path)
        }
        return try FileSystem.status(of: path)?.identity
    }
}
