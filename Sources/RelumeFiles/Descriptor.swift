import RelumeCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// An open file, which closes itself, or a standard stream, which stays open. The system calls of reading and writing
/// stand here and nowhere else.
///
/// swift-system's `FileDescriptor` has no poll, fsync or rename and keeps its listing to itself, so half of this module would
/// stay, and paths, which are text in messages and manifests, would be converted at every border.
struct Descriptor: ~Copyable {
    private var number: Int32
    let path: String

    /// Opens `path` with the flags of open(2); a file it creates gets the mode 0666 less the umask.
    init(_ path: String, _ flags: Int32, doing action: String) throws(RelumeError) {
        // Not passed as it is, for which Swift would make an array of it.
        number = Self.movedFromStandardStreams(
            path.withCString { path in retryingWhenInterrupted { open(path, flags | O_CLOEXEC, 0o666) } })
        self.path = path
        guard number >= 0 else { throw .system(action, path) }
    }

    /// A stream that the process was given. No handle of its own, which the limit of open files could refuse to a message.
    init(_ stream: StandardStream) {
        number = stream.rawValue
        path = stream.description
    }

    /// A second handle on a file that the process was started with, so that closing it leaves the first; behind the standard
    /// streams, whose places it must not take.
    init(duplicating original: Int32, path: String) throws(RelumeError) {
        number = fcntl(original, F_DUPFD_CLOEXEC, StandardStream.error.rawValue + 1)
        self.path = path
        guard number >= 0 else { throw .system("open", path) }
    }

    deinit { if number >= 0, !Self.isStandardStream(number) { _ = systemClose(number) } }

    /// Closes it. Some file systems, of networks above all, say only now that something could not be written.
    mutating func close() throws(RelumeError) {
        guard number >= 0, !Self.isStandardStream(number) else { return }
        let closed = systemClose(number)
        // Whatever it says, Linux has closed it; trying again might close another thread's file.
        number = -1
        guard closed == 0 || errno == EINTR else { throw .system("close", path) }
    }

    /// Asks for what closing would say, and leaves it open: each handle of a file that is closed has it told.
    func tellLateErrors() throws(RelumeError) {
        guard !Self.isStandardStream(number) else { return }
        var second = try Descriptor(duplicating: number, path: path)
        try second.close()
    }

    private static func isStandardStream(_ number: Int32) -> Bool { StandardStream(rawValue: number) != nil }

    /// Of a process that was given no standard output, the next file that it opens would be its standard output, and
    /// receive what the program prints.
    private static func movedFromStandardStreams(_ opened: Int32) -> Int32 {
        guard isStandardStream(opened) else { return opened }
        let moved = fcntl(opened, F_DUPFD_CLOEXEC, StandardStream.error.rawValue + 1)
        let reason = errno
        _ = systemClose(opened)
        errno = reason
        return moved
    }

    /// Size and identity of the open file.
    func status() throws(RelumeError) -> FileStatus {
        var record = stat()
        guard fstat(number, &record) == 0 else { throw .system("inspect", path) }
        return FileStatus(record)
    }

    /// Waits for bytes and reads some, as many as `span` has free capacity at most; returns false at the end of the file.
    ///
    /// A pipe gives what is in it: fewer bytes than asked for say nothing about its end.
    func read(into span: inout OutputSpan<UInt8>) throws(RelumeError) -> Bool {
        var count = 0
        span.withUnsafeMutableBufferPointer { buffer, initialized in
            // The free part of the buffer is memory that the span owns and nobody reads yet.
            let free = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[initialized...])
            count = waiting(for: POLLIN) { systemRead(number, free.baseAddress, free.count) }
            initialized += max(count, 0)
        }
        guard count >= 0 else { throw .system("read", path) }
        return count > 0
    }

    /// Writes all of `bytes` at the current position, or at `offset`.
    func write(_ bytes: RawSpan, at offset: Int? = nil) throws(RelumeError) {
        var written = 0
        while written < bytes.byteCount {
            let count = bytes.withUnsafeBytes { buffer in
                let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
                return waiting(for: POLLOUT) {
                    offset.map { pwrite(number, rest.baseAddress, rest.count, off_t($0 + written)) }
                        ?? systemWrite(number, rest.baseAddress, rest.count)
                }
            }
            guard count >= 0 else { throw .system("write", path) }
            written += count
        }
    }

    /// Makes a call that a signal may interrupt. Where whoever made the descriptor wants it not to block, as terminals,
    /// `ssh` and some programs' pipes do, waits until it is ready.
    private func waiting(for event: Int32, _ call: () -> Int) -> Int {
        while true {
            let result = retryingWhenInterrupted(call)
            guard result < 0, errno == EAGAIN else { return result }
            var request = pollfd(fd: number, events: Int16(event), revents: 0)
            guard retryingWhenInterrupted({ poll(&request, 1, -1) }) > 0 else { return result }
        }
    }

    /// Lets the next read start at `offset`.
    func seek(to offset: Int) throws(RelumeError) {
        guard lseek(number, off_t(offset), SEEK_SET) >= 0 else { throw .system("seek in", path) }
    }

    /// Drops all but the first `size` bytes, where there are more.
    func truncate(to size: Int) throws(RelumeError) {
        guard try status().size > size else { return }
        guard retryingWhenInterrupted({ ftruncate(number, off_t(size)) }) == 0 else {
            throw .system("shorten", path)
        }
    }

    /// Takes the file for this process alone until it is closed; false where another process has it. Where the file system
    /// has no locks, as some of clusters, nobody has it.
    func lock() throws(RelumeError) -> Bool {
        guard retryingWhenInterrupted({ flock(number, LOCK_EX | LOCK_NB) }) != 0 else { return true }
        switch errno {
        case EWOULDBLOCK: return false
        case ENOSYS, EOPNOTSUPP, ENOLCK: return true
        default: throw .system("lock", path)
        }
    }

    /// Waits until what was written is on the disk.
    func synchronize() throws(RelumeError) {
        guard retryingWhenInterrupted({ fsync(number) }) == 0 else { throw .system("synchronize", path) }
    }
}

// Inside a type with methods of the same names, `read` and `write` would mean those instead of the system's calls.
private func systemRead(_ file: Int32, _ base: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(file, base, count)
}
private func systemClose(_ file: Int32) -> Int32 { close(file) }
private func systemWrite(_ file: Int32, _ base: UnsafeRawPointer?, _ count: Int) -> Int { write(file, base, count) }

private func retryingWhenInterrupted<Number: SignedInteger>(_ call: () -> Number) -> Number {
    while true {
        let result = call()
        if result >= 0 || errno != EINTR { return result }
    }
}
