package import RelumeCore
import Synchronization

/// Files of this process that are under way or held, by their names, so that a process that gives up can remove them.
package enum UnfinishedFiles {
    private static let paths = Mutex<Set<String>>([])

    static func insert(_ path: String) { paths.withLock { _ = $0.insert(path) } }

    static func remove(_ path: String) { paths.withLock { _ = $0.remove(path) } }

    /// Ends the process without finishing the files that are under way: removes their temporary names, then exits.
    package static func abandonAll(_ exit: () -> Never) -> Never {
        paths.withLock { paths in
            for path in paths { try? FileSystem.remove(path) }
            // Under the lock, so that no thread starts another file meanwhile.
            exit()
        }
    }
}

/// The names of files that are not whole yet: random, so that no two processes choose one name, even where each is process 1
/// of its own container, and of one form, so that a later process knows what a dead one left.
package enum TemporaryName {
    private static let (prefix, suffix) = (".relume-", ".tmp")
    private static let digits = 16

    static func make() -> String {
        let number = String(UInt64.random(in: .min ... .max), radix: 16)
        return prefix + String(repeating: "0", count: digits - number.utf8.count) + number + suffix
    }

    static func matches(_ name: String) -> Bool {
        name.hasPrefix(prefix) && name.hasSuffix(suffix)
            && name.utf8.count == prefix.utf8.count + digits + suffix.utf8.count
    }
}

extension FileSystem {
    /// Removes what processes that were killed left in `directory` unfinished. Only for whoever holds the
    /// ``DirectoryLock``: the files of a process that lives would go as well.
    package static func removeUnfinished(in directory: String) throws(RelumeError) {
        for entry in try entries(of: directory) where entry.kind == .file && TemporaryName.matches(entry.name) {
            try remove(Path.join(directory, entry.name))
        }
    }
}
