package import RelumeCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The streams a process is given.
package enum StandardStream: Int32, CaseIterable, Sendable, CustomStringConvertible {
    /// What it reads.
    case input = 0
    /// What it prints.
    case output = 1
    /// What it tells the person beside it.
    case error = 2

    /// The name in messages.
    package var description: String {
        switch self {
        case .input: "standard input"
        case .output: "standard output"
        case .error: "standard error"
        }
    }

    /// Whether a person sits at the other end.
    package var isTerminal: Bool { isatty(rawValue) == 1 }

    /// The terminal's width in characters; nil where there is none.
    package var columns: Int? {
        var size = winsize()
        guard ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Writes all of `text` at once.
    ///
    /// - Throws: `io`; `brokenPipe` where nobody reads any more, see ``prepareAll()``.
    package func write(_ text: String) throws(RelumeError) {
        try Descriptor(self).write([UInt8](text.utf8).span.bytes)
    }

    /// Sees to it that a standard stream which is closed, or which has no reader, harms only calls that use it. To be called
    /// in a program's main, before anything is opened; a library leaves this to the program.
    ///
    /// A stream that was closed before the start would get its number, and with it all that is printed, from the next file
    /// that anybody opens. It becomes one that cannot be read or written, as it was. What cannot be written because a pipe
    /// has no reader or a file would be larger than allowed is thrown, where the system's signals would end the process: a
    /// run goes on when only its messages have no reader, and leaves no half files behind.
    ///
    /// - Throws: `io` where `/dev/null` cannot be opened.
    package static func prepareAll() throws(RelumeError) {
        for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
        for stream in allCases where fcntl(stream.rawValue, F_GETFD) < 0 {
            // `open` gives the lowest free number, which is this stream's, since those below it are taken. Input is opened
            // for writing and output for reading, so that using the stream is an error, as it was.
            guard open("/dev/null", stream == .input ? O_WRONLY : O_RDONLY) == stream.rawValue else {
                throw .system("open", "/dev/null")
            }
        }
    }
}
