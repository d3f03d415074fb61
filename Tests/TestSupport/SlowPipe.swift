public import Foundation

/// The two ends of pipes, used as slow programs use them.
extension FileHandle {
    /// Writes `bytes` in pieces, each when the reader has taken the one before, so that no read call gets more than a
    /// piece. Ends early where the reader leaves.
    public func dribble(_ bytes: [UInt8], inPiecesOf size: Int) {
        // A reader that leaves is a test's failure, not the tests' end.
        signal(SIGPIPE, SIG_IGN)
        var rest = bytes[...]
        while !rest.isEmpty, (try? write(contentsOf: Data(rest.prefix(size)))) != nil {
            rest = rest.dropFirst(size)
            while unreadBytes > 0, !isAbandoned { sched_yield() }
        }
    }

    /// How many bytes the pipe holds that nobody has read.
    public var unreadBytes: Int {
        var count: Int32 = 0
        return ioctl(fileDescriptor, UInt(FIONREAD), &count) == 0 ? Int(count) : 0
    }

    /// Whether nobody can read what is written here any more.
    private var isAbandoned: Bool {
        var request = pollfd(fd: fileDescriptor, events: 0, revents: 0)
        return poll(&request, 1, 0) > 0 && Int32(request.revents) & POLLERR != 0
    }

    /// Makes reads and writes fail where they would wait.
    public func becomeNonBlocking() {
        _ = fcntl(fileDescriptor, F_SETFL, fcntl(fileDescriptor, F_GETFL) | O_NONBLOCK)
    }
}

/// A pipe with a name, whose writer works in a thread of its own.
public struct NamedPipe {
    /// Where it is.
    public let path: String

    /// Makes one at `path`.
    public init(path: String) throws {
        self.path = path
        guard mkfifo(path, 0o600) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    /// Waits for a reader, then writes to it as ``Foundation/FileHandle/dribble(_:inPiecesOf:)`` does.
    public func startWriting(_ bytes: [UInt8], inPiecesOf size: Int = .max) {
        Thread.detachNewThread { [path] in
            let end = FileHandle(forWritingAtPath: path)
            end?.dribble(bytes, inPiecesOf: size)
            try? end?.close()
        }
    }
}
