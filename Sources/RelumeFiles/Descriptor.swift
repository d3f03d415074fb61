import RelumeCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// An open file; closes itself. The system calls of reading and writing stand here and nowhere else.
struct Descriptor: ~Copyable {
    private let number: Int32
    let path: String

    /// Opens `path` with the flags of open(2); a file it creates gets the mode 0666 less the umask.
    init(_ path: String, _ flags: Int32, doing action: String) throws(RelumeError) {
        number = retryingWhenInterrupted { open(path, flags | O_CLOEXEC, 0o666) }
        self.path = path
        guard number >= 0 else { throw .system(action, path) }
    }

    /// A second handle on an open file, so that closing it leaves the first.
    init(duplicating original: Int32, path: String) throws(RelumeError) {
        number = fcntl(original, F_DUPFD_CLOEXEC, 0)
        self.path = path
        guard number >= 0 else { throw .system("open", path) }
    }

    deinit { _ = close(number) }

    /// Size and identity of the open file.
    func status() throws(RelumeError) -> FileStatus {
        var record = stat()
        guard fstat(number, &record) == 0 else { throw .system("inspect", path) }
        return FileStatus(record)
    }

    /// Reads up to the free capacity of `span` into it; returns false at the end of the file.
    func read(into span: inout OutputSpan<UInt8>) throws(RelumeError) -> Bool {
        var count = 0
        span.withUnsafeMutableBufferPointer { buffer, initialized in
            // The free part of the buffer is memory that the span owns and nobody reads yet.
            let free = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[initialized...])
            count = retryingWhenInterrupted { systemRead(number, free.baseAddress, free.count) }
            initialized += max(count, 0)
        }
        guard count >= 0 else { throw .system("read", path) }
        return count > 0
    }

    /// Writes all of `bytes` at the current position, or at `offset`.
    func write(_ bytes: Span<UInt8>, at offset: Int? = nil) throws(RelumeError) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBufferPointer { buffer in
                let rest = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[written...])
                return retryingWhenInterrupted {
                    offset.map { pwrite(number, rest.baseAddress, rest.count, off_t($0 + written)) }
                        ?? systemWrite(number, rest.baseAddress, rest.count)
                }
            }
            guard count >= 0 else { throw .system("write", path) }
            written += count
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

    /// Waits until what was written is on the disk.
    func synchronize() throws(RelumeError) {
        guard retryingWhenInterrupted({ fsync(number) }) == 0 else { throw .system("synchronize", path) }
    }
}

// Named apart from the methods that would hide them.
private func systemRead(_ file: Int32, _ base: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(file, base, count)
}
private func systemWrite(_ file: Int32, _ base: UnsafeRawPointer?, _ count: Int) -> Int { write(file, base, count) }

private func retryingWhenInterrupted<Number: SignedInteger>(_ call: () -> Number) -> Number {
    while true {
        let result = call()
        if result >= 0 || errno != EINTR { return result }
    }
}
