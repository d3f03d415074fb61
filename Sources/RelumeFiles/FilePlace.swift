/// Which file a path names, whatever its spelling: by device and inode where there is one, otherwise by the deepest directory
/// above it that is there and the names that are still missing below that.
package struct FilePlace: Hashable, Sendable {
    private let existing: FileStatus.Identity
    /// As bytes: the file system tells names apart that Swift takes for equal.
    private var missing: [[UInt8]] = []

    /// The place of something that is there.
    package init(_ identity: FileStatus.Identity) { existing = identity }

    /// The place of `name`, which is not there yet, in this directory.
    package func appending(_ name: String) -> FilePlace {
        var place = self
        place.missing.append(Array(name.utf8))
        return place
    }

    /// The directory that something missing will stand in; nil for what is there.
    package var parent: FilePlace? {
        guard !missing.isEmpty else { return nil }
        var place = self
        place.missing.removeLast()
        return place
    }

    /// The directories that something missing will stand in, the deepest first, up to the one that is there; of that one
    /// what stands above it is not known.
    package var directories: [FilePlace] {
        var directories: [FilePlace] = []
        var place = self
        while let directory = place.parent {
            directories.append(directory)
            place = directory
        }
        return directories
    }
}

extension FileSystem {
    /// The places of those of `paths` where something is that can be looked at, each with its path.
    package static func places(of paths: some Sequence<String>) -> [FilePlace: String] {
        var places: [FilePlace: String] = [:]
        for path in paths {
            // An error is dropped here, because opening the file will report it.
            if let status = try? status(of: path) { places[FilePlace(status.identity)] = path }
        }
        return places
    }
}
