import RelumeCodecs
import RelumeCore
import RelumeFiles

/// A name in a directory, as a comparison of pictures sees it.
struct PictureEntry {
    private let entry: DirectoryEntry
    let path: String

    init(_ entry: DirectoryEntry, in directory: String) {
        self.entry = entry
        path = Path.join(directory, entry.name)
    }

    var name: String { entry.name }

    /// Its path if it is a directory that can be entered.
    var directory: String? { entry.kind == .directory && entry.hasValidName ? path : nil }

    /// Whether it has to be compared: it is a picture, or nobody can tell what is in it.
    var isWanted: Bool {
        switch entry.kind {
        case .directory: !entry.hasValidName
        case .file where Path.extension(name).isEmpty: beginsLikePicture
        default: Self.isPictureName(name)
        }
    }

    /// Why it is not to be opened; nil if it may be.
    var fault: RelumeError? {
        guard entry.hasValidName else {
            return RelumeError(.io, "the name on the disk is not UTF-8; rename it", path: path)
        }
        guard entry.kind == .link || entry.kind.isStream else { return nil }
        return RelumeError(.io, "this is \(entry.kind.phrase), not a file; remove it", path: path)
    }

    /// Whether a name's extension is that of a picture, in a format that is read or not.
    static func isPictureName(_ name: String) -> Bool {
        let ending = Path.extension(name)
        return ImageFormat.isNamed(byExtension: ending) || ForeignFormat.isNamed(byExtension: ending)
    }

    /// For a file whose name says nothing. Also true for one that cannot be looked into: comparing it says why.
    private var beginsLikePicture: Bool {
        guard let start = try? FileSystem.read(path, upTo: ForeignFormat.beginningLength) else { return true }
        return ImageFormat.detect(start) != nil || ForeignFormat.begins(start)
    }
}
