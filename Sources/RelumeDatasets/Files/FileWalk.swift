public import RelumeCore
import RelumeFiles

/// The files below a directory, in an order that is the same on every system.
///
/// Hidden files and directories (names that begin with a dot) are left out. Links are followed; one that leads back to
/// a directory it stands in is not, so a walk always ends.
public struct FileWalk: Sendable {
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
    public init(
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
    /// - Throws: `io` if a directory cannot be listed, or the root is not one.
    /// - Complexity: one listing a directory; a file costs no system call of its own unless it is a link.
    public func files() throws(RelumeError) -> [String] {
        guard let status = try FileSystem.status(of: root) else {
            throw RelumeError(.io, "there is no such directory; check the path", path: root)
        }
        guard status.kind == .directory else {
            throw RelumeError(.io, "this is not a directory; give the path of one", path: root)
        }
        var files: [String] = []
        let excluded = try excludedDirectory.flatMap { path throws(RelumeError) in try FileSystem.status(of: path) }
        try visit("", status.identity, [], excluded?.identity, &files)
        return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Adds the files of one directory; `ancestors` are the directories it stands in.
    private func visit(
        _ directory: String, _ identity: FileStatus.Identity, _ ancestors: [FileStatus.Identity],
        _ excluded: FileStatus.Identity?, _ files: inout [String]
    ) throws(RelumeError) {
        guard !ancestors.contains(identity), identity != excluded else { return }
        for entry in try FileSystem.entries(of: Path.join(root, directory)) where !entry.name.hasPrefix(".") {
            let path = Path.join(directory, entry.name)
            if exclude.contains(where: { $0.matches(path) }) { continue }
            if entry.kind == .file {
                if include.isEmpty || include.contains(where: { $0.matches(path) }) { files.append(path) }
            } else if entry.kind == .directory, recursive {
                // Gone since it was listed: nothing to walk.
                guard let status = try FileSystem.status(of: Path.join(root, path)) else { continue }
                try visit(path, status.identity, ancestors + [identity], excluded, &files)
            }
        }
    }
}
