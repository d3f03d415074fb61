import RelumeCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The streams a process is given.
public enum StandardStream: Int32, Sendable {
    /// What it reads.
    case input = 0
    /// What it prints.
    case output = 1
    /// What it tells the person beside it.
    case error = 2

    /// Whether a person sits at the other end.
    public var isTerminal: Bool { isatty(rawValue) == 1 }

    /// The terminal's width in characters; nil where there is none.
    public var columns: Int? {
        var size = winsize()
        guard ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Writes `text` at once. What cannot be written is dropped: nobody is listening.
    public func write(_ text: String) {
        guard let stream = try? Descriptor(duplicating: rawValue, path: "\(self)") else { return }
        try? stream.write([UInt8](text.utf8).span)
    }
}
