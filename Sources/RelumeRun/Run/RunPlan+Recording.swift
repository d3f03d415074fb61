import RelumeCore
import RelumeFiles
import RelumeDatasets

extension RunPlan {
    /// Opens the manifest and its copy, and clears away what is to be replaced. Where an earlier run is resumed, also says how
    /// much of the manifest is that run's.
    func openJournal() throws(RelumeError) -> (Journal, resumedLength: Int?) {
        let existing = options.output.existing
        var files: [AppendingFile] = []
        var lock: DirectoryLock?
        // First, so that nothing is made where it cannot be opened.
        if let manifestCopy { files.append(try AppendingFile(manifestCopy)) }
        if !paths.isStandardOutput {
            try FileSystem.createDirectories(paths.directory)
            lock = try lockDirectory()
            if existing == .overwrite { try removeOverwritten() }
            files.append(try AppendingFile(path: paths.manifest, mode: existing.completes ? .append : .createNew))
        }
        // Not before the lock is held: it may be the copy of the run that has it.
        if existing == .overwrite || existing.resumes, manifestCopy?.isStream == false { try files[0].truncate(to: 0) }
        if existing.completes {
            for file in files where manifests.contains(file.path) { try ManifestEnd(path: file.path)?.restore(file) }
        }
        let journal = Journal(files: files, lock: lock)
        try journal.begin(header)
        guard existing.resumes, !paths.isStandardOutput else { return (journal, nil) }
        return (journal, try FileSystem.status(of: paths.manifest)?.size)
    }

    /// Makes the output directory this run's own, and removes what killed ones left unfinished in it.
    private func lockDirectory() throws(RelumeError) -> DirectoryLock {
        let lock = try DirectoryLock(paths.directory)
        guard try FileSystem.status(of: paths.manifest, followingLinks: false) == manifestStatus else {
            throw RelumeError(
                .invalidArgument, "another run has worked here since this one began; run again", path: paths.directory)
        }
        for directory in writtenDirectories { try FileSystem.removeUnfinished(in: directory) }
        return lock
    }

    /// Removes an earlier manifest rather than emptying it, since it may be a link or have a second name elsewhere, and what
    /// would stand among this run's files. The manifest goes last, since it tells what is to go.
    private func removeOverwritten() throws(RelumeError) {
        for old in overwritten { try FileSystem.remove(paths.path(old)) }
        if saves(TensorBoardLog.kind) {
            for old in try EarlierLog.eventFiles(in: paths.path(TensorBoardLog.folder)) { try FileSystem.remove(old) }
        }
        if try FileSystem.status(of: paths.manifest, followingLinks: false) != nil {
            try FileSystem.remove(paths.manifest)
        }
    }

    /// The recorders of each source. An output that several sources share has one.
    func makeRecorders(_ files: OutputFiles) -> [[any OutputRecorder]] {
        let pictureBytes = saves(ReportPage.kind) ? pictureBytes() : 0
        var made: [String: any OutputRecorder] = [:]
        return sources.map { source in
            guard source.count > 0 else { return [] }
            return source.outputs.compactMap { output in
                let name = output.kind.name
                let recorder = made[name] ?? output.makeRecorder(files, pictureBytes: pictureBytes)
                made[name] = recorder
                return recorder
            }
        }
    }

    /// About what all pictures of the run take as files, before, after and the heat map together.
    private func pictureBytes() -> Int {
        var size = 0
        for source in sources {
            if let uniform = source.uniform {
                size += source.count * 2 * uniform.spec.count
                continue
            }
            // Several pictures may stand in one file, and JPEG files grow. What cannot be looked at fails by itself later.
            for path in Set((0..<source.count).map { source.dataset.path(at: source.index(at: $0)) }) {
                size += 4 * ((try? FileSystem.status(of: path))?.size ?? 0)
            }
        }
        return size
    }
}
