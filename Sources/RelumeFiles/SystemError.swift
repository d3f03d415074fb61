package import RelumeCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

extension RelumeError {
    /// The system's refusal of `action` on `path`, from errno, with what the user can do where that is known.
    static func system(_ action: String, _ path: String, number: Int32 = errno) -> RelumeError {
        let reason = String(cString: strerror(number))
        let remedy = remedy(number, path).map { "; \($0)" } ?? ""
        let code: Code = number == EPIPE ? .brokenPipe : .io
        var error = RelumeError(code, "cannot \(action): \(reason)\(remedy)", path: path)
        error.systemError = number
        return error
    }

    private static func remedy(_ number: Int32, _ path: String) -> String? {
        // U+FFFD is what stands in a listed name for bytes that are not UTF-8.
        if number == ENOENT, path.unicodeScalars.contains("\u{FFFD}") {
            return "the name on the disk is probably not UTF-8; rename it"
        }
        return remedies[number]
    }

    private static let remedies: [Int32: String] = [
        ENOENT: "check the path",
        EACCES: "check the permissions",
        EISDIR: "a file is needed here, this is a directory",
        ENOTDIR: "a part of the path is a file, not a directory",
        ELOOP: "remove the link, or name the file that it should lead to",
        ENOSPC: "free some space and run again",
        EDQUOT: "free some space and run again",
        EMFILE: "raise the limit of open files (ulimit -n) or use fewer jobs",
        EBADF: "it is closed, or open for the other direction; redirect it to a file, a pipe or /dev/null",
        EFBIG: "raise the limit of file sizes (ulimit -f)",
        EROFS: "choose a place that can be written to",
    ]
}

extension RelumeError {
    /// Whether the machine is at fault, or what it was given to work with, and not the input or the options: the same may
    /// succeed later or elsewhere.
    package var isFaultOfMachine: Bool {
        if let systemError { return Self.faultsOfMachine.contains(systemError) }
        return (underlying as? RelumeError)?.isFaultOfMachine ?? false
    }

    private static let faultsOfMachine: Set<Int32> = [
        ENOSPC, EDQUOT, EIO, ESTALE, ETIMEDOUT, EMFILE, ENFILE, ENOMEM, EAGAIN,
    ]
}
