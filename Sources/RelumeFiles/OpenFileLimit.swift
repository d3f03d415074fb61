package import RelumeCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// How many files the process may open at a time.
package enum OpenFileLimit {
    /// What a run with one worker opens beside the standard streams, with room to spare: the queue of events and the timers
    /// that Dispatch makes, which ends the process without a word where it gets none; the lock, the manifest and its copy, the
    /// event file, the report, the tensor file; an input, an output and a directory.
    private static let needed = 16

    /// Sees to it that what every command needs can be opened. For a program's main, before it starts a thread.
    ///
    /// - Throws: `io` where it cannot.
    package static func check() throws(RelumeError) {
        guard sysconf(Int32(_SC_OPEN_MAX)) < 256 else { return }
        // Files that the process was started with count as well, so that the number alone says nothing.
        do throws(RelumeError) {
            try open(needed)
        } catch {
            var error = error
            error.path = nil
            throw error
        }
    }

    private static func open(_ count: Int) throws(RelumeError) {
        guard count > 0 else { return }
        let file = try Descriptor("/dev/null", O_RDONLY, doing: "open the \(needed) files that a command may need")
        try open(count - 1)
        // Held until here, so that all are open at once.
        _ = file.path
    }
}
