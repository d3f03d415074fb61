package import RelumeCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A path, and which file it names or will name once the directories that it needs are made.
///
/// `new/../a` is `a` as soon as `new` is made, though nothing is there before.
package struct ResolvedPath: Sendable {
    /// The path to open: as it was given, but without a `..` that stands behind a missing directory and the name that it
    /// takes back.
    package let path: String
    /// What is there, links followed; nil for nothing.
    package let status: FileStatus?
    /// Which file it is or will be.
    package let place: FilePlace

    /// Resolves `path` by what is on the disk now.
    ///
    /// - Throws: `io` when the system does not let us look, or for links that lead in a ring.
    package init(_ path: String) throws(RelumeError) {
        if let status = try FileSystem.status(of: path) {
            self.path = path
            self.status = status
            place = FilePlace(status.identity)
            return
        }
        var walk = PathWalk(path)
        try walk.finish()
        self.path = walk.hasTakenBack ? walk.text : path
        guard let status = try FileSystem.status(of: walk.existing) else {
            throw .system("resolve", path, number: ENOTDIR)
        }
        self.status = walk.missing.isEmpty ? status : nil
        place = walk.missing.reduce(FilePlace(status.identity)) { $0.appending($1) }
    }
}

/// The way of a path from one name to the next, as the system will go it when the missing directories are there.
private struct PathWalk {
    private let path: String
    /// The names that are still to be taken, the next one last.
    private var waiting: [String]
    private var linksFollowed = 0
    /// As far as there is something.
    private(set) var existing: String
    /// The names behind that.
    private(set) var missing: [String] = []
    /// Whether a `..` took back a missing name.
    private(set) var hasTakenBack = false

    init(_ path: String) {
        self.path = path
        existing = Path.isAbsolute(path) ? "/" : "."
        waiting = Path.components(path).reversed()
    }

    var text: String { Path.join(existing, missing.joined(separator: "/")) }

    mutating func finish() throws(RelumeError) {
        while let name = waiting.popLast() {
            switch name {
            case ".": break
            case "..": goBack()
            default: try enter(name)
            }
        }
    }

    private mutating func goBack() {
        if missing.popLast() != nil {
            hasTakenBack = true
        } else {
            // `link/..` is the directory above the link's target, so the link may not be cut off the text.
            existing = existing == "." ? ".." : Path.join(existing, "..")
        }
    }

    private mutating func enter(_ name: String) throws(RelumeError) {
        let next = Path.join(existing, name)
        if missing.isEmpty, try FileSystem.status(of: next) != nil {
            existing = next
        } else if missing.isEmpty, let target = FileSystem.linkTarget(next) {
            try follow(target)
        } else {
            missing.append(name)
        }
    }

    /// Goes on at the target of a link that leads to nothing yet.
    private mutating func follow(_ target: String) throws(RelumeError) {
        linksFollowed += 1
        // Linux gives up after 40 links as well.
        guard linksFollowed <= 40 else { throw .system("resolve", path, number: ELOOP) }
        if Path.isAbsolute(target) { existing = "/" }
        waiting += Path.components(target).reversed()
    }
}
