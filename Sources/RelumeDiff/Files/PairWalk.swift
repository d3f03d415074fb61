import RelumeCore
import RelumeFiles

/// A walk through two directories side by side, which passes over nothing that may be a picture.
///
/// It shares the listing (``FileSystem/entries(of:)``) with ``FileWalk`` and nothing else. That one
/// chooses what to read: hidden names are none of its business, and links to directories are left where nobody asks
/// for them. This one proves equality: hidden pictures count, a broken link is a difference, two directories are
/// one step, and what was seen under another name is reported.
///
/// Links are followed. Two directories that were looked through together under one name are not entered again under
/// another, so a walk always ends, and what it leaves out it has seen.
struct PairWalk {
    private var found: [FilePair] = []
    private var entered: Set<[FileStatus.Identity?]> = []

    /// - Throws: `io` if one of the directories cannot be listed.
    init(expected: String, actual: String) throws(RelumeError) {
        _ = try visit("", expected, actual)
    }

    /// The pairs, in the order of the bytes of their names.
    var pairs: [FilePair] { found.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) } }

    /// Adds what is in a directory that is on either side or on both; false if it was entered already.
    private mutating func visit(
        _ directory: String, _ expected: String?, _ actual: String?
    ) throws(RelumeError) -> Bool {
        let identities = [try Self.identity(of: expected), try Self.identity(of: actual)]
        guard entered.insert(identities).inserted else { return false }
        var rest = (try Self.entries(of: expected)[...], try Self.entries(of: actual)[...])
        while let pair = Self.popFirst(&rest) {
            guard let name = (pair.expected ?? pair.actual)?.name else { continue }
            add(Path.join(directory, name), pair.expected, pair.actual)
        }
        return true
    }

    /// Adds what a name stands for. What cannot be looked into is a pair with a fault, which stands for all it may hold.
    private mutating func add(_ name: String, _ expected: PictureEntry?, _ actual: PictureEntry?) {
        let entries = [expected, actual].compactMap(\.self)
        var isWanted = entries.contains(where: \.isWanted)
        var fault = entries.lazy.compactMap(\.fault).first
        let directories = (expected?.directory, actual?.directory)
        if let path = directories.0 ?? directories.1 {
            do throws(RelumeError) {
                if try !visit(name, directories.0, directories.1), PictureEntry.isPictureName(name) {
                    throw RelumeError(
                        .io, "this directory was compared under another name; remove the link", path: path)
                }
            } catch {
                (isWanted, fault) = (true, error)
            }
        }
        guard isWanted else { return }
        found.append(
            FilePair(name: name, expected: expected?.path, actual: actual?.path, fault: fault?.description))
    }

    private static func identity(of directory: String?) throws(RelumeError) -> FileStatus.Identity? {
        guard let directory else { return nil }
        guard let status = try FileSystem.status(of: directory) else {
            throw RelumeError(.io, "the directory vanished while it was looked through; run again", path: directory)
        }
        return status.identity
    }

    private static func entries(of directory: String?) throws(RelumeError) -> [PictureEntry] {
        guard let directory else { return [] }
        return try FileSystem.entries(of: directory)
            .map { PictureEntry($0, in: directory) }
    }

    /// Takes the entries of the first name off two lists in the order of the names' bytes. Compared as text, names could
    /// be equal that are not the same, such as é as one character and as two.
    private static func popFirst(
        _ rest: inout (ArraySlice<PictureEntry>, ArraySlice<PictureEntry>)
    ) -> (expected: PictureEntry?, actual: PictureEntry?)? {
        guard let expected = rest.0.first else { return rest.1.popFirst().map { (nil, $0) } }
        guard let actual = rest.1.first else { return (rest.0.popFirst(), nil) }
        if expected.name.utf8.lexicographicallyPrecedes(actual.name.utf8) { return (rest.0.popFirst(), nil) }
        if actual.name.utf8.lexicographicallyPrecedes(expected.name.utf8) { return (nil, rest.1.popFirst()) }
        return (rest.0.popFirst(), rest.1.popFirst())
    }
}
