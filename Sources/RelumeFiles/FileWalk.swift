package import RelumeCore

/// The files below a directory, in an order that is the same on every system.
///
/// Hidden files and directories (names that begin with a dot) are left out. Links to files are read as the files; links to
/// directories are followed only where that is asked for, and then no directory is entered twice, so a walk always ends.
package struct FileWalk: Sendable {
    private let root: String
    private let recursive: Bool
    private let followsLinks: Bool
    private let include: [Glob]
    private let exclude: [Glob]
    private let excludedDirectory: String?

    /// Describes a walk; nothing is read yet.
    ///
    /// - Parameters:
    ///   - root: The directory, itself or by a link.
    ///   - recursive: Whether to walk the directories in it, too.
    ///   - followsLinks: Whether to enter directories that links lead to. They come after all that are there by themselves, so
    ///     that links add files to a walk and rename none.
    ///   - include: Takes only files that one of these ``Glob`` patterns matches; empty takes all.
    ///   - exclude: Leaves out files, and directories with all they hold, that one of these patterns matches.
    ///   - excludingDirectory: A directory to leave out wherever it shows up, whatever its spelling: where output goes.
    ///     If it is the root, nothing is found.
    package init(
        root: String, recursive: Bool = true, followsLinks: Bool = false, include: [String] = [],
        exclude: [String] = [], excludingDirectory: String? = nil
    ) {
        self.root = root
        self.recursive = recursive
        self.followsLinks = followsLinks
        self.include = include.map(Glob.init)
        self.exclude = exclude.map(Glob.init)
        self.excludedDirectory = excludingDirectory
    }

    /// What a walk finds.
    package struct Survey: Sendable {
        /// The paths of the files relative to the root, sorted by their UTF-8 bytes. A name that is not UTF-8 is among them,
        /// with U+FFFD for the bytes at fault; opening it is an error that says so.
        package fileprivate(set) var files: [String] = []
        /// An error for each directory below the root that could not be listed, in the order of the walk.
        package fileprivate(set) var failures: [RelumeError] = []
        /// What is neither a file nor a directory that was entered: links, pipes, sockets, devices.
        package fileprivate(set) var passedOver: [PassedOver] = []
    }

    /// An entry that a walk does not take.
    package struct PassedOver: Sendable, CustomStringConvertible {
        /// The path, the root's included.
        package let path: String
        fileprivate let kind: FileStatus.Kind

        /// Whether it is a link to a directory, which a walk may follow.
        package var isLinkToDirectory: Bool { kind == .directory }

        /// A sentence: the path, what is there, and what to do where there is something.
        package var description: String {
            isLinkToDirectory
                ? "\(path) is a link to a directory and is not entered (--follow-links enters it)"
                : "\(path) is \(kind.phrase) and is passed over"
        }
    }

    /// The files of the survey.
    ///
    /// - Throws: as ``survey()``; `io` as well if a directory below the root cannot be listed.
    /// - Complexity: one listing a directory; a file costs no system call of its own unless it is a link.
    package func files() throws(RelumeError) -> [String] {
        let survey = try survey()
        if let first = survey.failures.first { throw first }
        return survey.files
    }

    /// Walks.
    ///
    /// - Throws: `io` if the root cannot be listed or is not a directory.
    package func survey() throws(RelumeError) -> Survey {
        guard let status = try FileSystem.status(of: root) else {
            throw RelumeError(.io, "there is no such directory; check the path", path: root)
        }
        guard status.kind == .directory else {
            throw RelumeError(.io, "this is not a directory; give the path of one", path: root)
        }
        var progress = Progress()
        if let path = excludedDirectory, let excluded = try FileSystem.status(of: path) {
            progress.entered.insert(excluded.identity)
        }
        try visit("", status.identity, &progress)
        // Those that a link leads to may hold further links.
        while let link = progress.links.popFirst() { enter(link, &progress) }
        progress.survey.files.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return progress.survey
    }

    private struct Progress {
        var survey = Survey()
        /// Directories that are not to be entered again.
        var entered: Set<FileStatus.Identity> = []
        /// Links to directories, still to be followed.
        var links: ArraySlice<String> = []
    }

    /// Adds the files of one directory.
    ///
    /// - Throws: `io` if this directory cannot be listed; what befalls those in it is added to the failures.
    private func visit(
        _ directory: String, _ identity: FileStatus.Identity, _ progress: inout Progress
    ) throws(RelumeError) {
        guard progress.entered.insert(identity).inserted else { return }
        for entry in try FileSystem.entries(of: Path.join(root, directory)) where !entry.name.hasPrefix(".") {
            let path = Path.join(directory, entry.name)
            if exclude.contains(where: { $0.matches(path) }) { continue }
            switch entry.kind {
            case .file: if isIncluded(path) { progress.survey.files.append(path) }
            case .directory where !recursive: continue
            case .directory where !entry.isLink: enter(path, hasValidName: entry.hasValidName, &progress)
            case .directory where followsLinks && entry.hasValidName: progress.links.append(path)
            default: if entry.kind == .directory || isIncluded(path) { passOver(path, entry.kind, &progress) }
            }
        }
    }

    private func isIncluded(_ path: String) -> Bool {
        include.isEmpty || include.contains { $0.matches(path) }
    }

    private func passOver(_ path: String, _ kind: FileStatus.Kind, _ progress: inout Progress) {
        progress.survey.passedOver.append(PassedOver(path: Path.join(root, path), kind: kind))
    }

    /// Visits a directory below the root; that it cannot be is added to the failures.
    private func enter(_ directory: String, hasValidName: Bool = true, _ progress: inout Progress) {
        let path = Path.join(root, directory)
        do throws(RelumeError) {
            guard hasValidName else {
                throw RelumeError(.io, "cannot list: the directory's name is not UTF-8; rename it", path: path)
            }
            // Gone since it was listed, there is nothing to walk.
            guard let status = try FileSystem.status(of: path) else { return }
            try visit(directory, status.identity, &progress)
        } catch {
            progress.survey.failures.append(error)
        }
    }
}
