import RelumeCore
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Whether what this process writes is to outlive a failure of power, and not only the process.
///
/// One switch for the process, as the umask is: files are written in every module, and one that is left out would break the
/// promise of the others.
package enum Durability {
    private static let state = Atomic<Bool>(false)

    /// Whether it is asked for.
    package static var isAsked: Bool { state.load(ordering: .relaxed) }

    /// From now on a file is on the disk before it appears under its name, and its name before anybody is told of it.
    package static func ask() { state.store(true, ordering: .relaxed) }
}

extension FileSystem {
    /// Waits until the names in `directory` are on the disk.
    static func synchronize(directory: String) throws(RelumeError) {
        let path = directory.isEmpty ? "." : directory
        try Descriptor(path, O_RDONLY | O_DIRECTORY, doing: "open").synchronize()
    }
}
