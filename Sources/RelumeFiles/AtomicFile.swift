public import RelumeCore
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A file that is written piece by piece and appears under its name only when all of it is there.
///
/// Until ``commit()`` it has a temporary name in the same directory; given up earlier, it leaves nothing behind.
public struct AtomicFile: ~Copyable {
    private let file: Descriptor
    private let path: String
    private let temporaryPath: String
    private var isCommitted = false

    /// Starts a file that will be `path`.
    public init(path: String) throws(RelumeError) {
        self.path = path
        temporaryPath = Path.join(Path.directory(path), Self.temporaryName(for: Path.lastComponent(path)))
        let name = temporaryPath
        Self.unfinished.withLock { _ = $0.insert(name) }
        do throws(RelumeError) {
            file = try Descriptor(temporaryPath, O_WRONLY | O_CREAT | O_EXCL, doing: "create")
        } catch {
            Self.unfinished.withLock { _ = $0.remove(name) }
            // The temporary name would only puzzle the reader.
            var error = error
            error.path = path
            throw error
        }
    }

    deinit {
        if !isCommitted { try? FileSystem.remove(temporaryPath) }
        Self.unfinished.withLock { _ = $0.remove(temporaryPath) }
    }

    /// Adds bytes at the end of what was appended before.
    public func append(_ bytes: [UInt8]) throws(RelumeError) {
        try file.write(bytes.span)
    }

    /// Replaces the bytes from `offset` on, within what was appended.
    public func write(_ bytes: [UInt8], at offset: Int) throws(RelumeError) {
        try file.write(bytes.span, at: offset)
    }

    /// Makes the file appear under its name, in place of any that was there.
    public consuming func commit() throws(RelumeError) {
        try FileSystem.rename(temporaryPath, to: path)
        isCommitted = true
    }

    private static let unfinished = Mutex<Set<String>>([])

    /// Ends the process without finishing the files that are under way: removes their temporary names, then exits.
    public static func abandonAll(_ exit: () -> Never) -> Never {
        unfinished.withLock { paths in
            for path in paths { try? FileSystem.remove(path) }
            // Under the lock, so that no thread starts another file meanwhile.
            exit()
        }
    }

    private static let serial = Atomic<Int>(0)

    /// A name that no other process and no other thread of this one uses. Long names are cut to stay within 255 bytes.
    private static func temporaryName(for name: String) -> String {
        let number = serial.wrappingAdd(1, ordering: .relaxed).newValue
        var start = name[...]
        while start.utf8.count > 40 { start.removeLast() }
        return ".\(start).\(getpid())-\(number).tmp"
    }
}
