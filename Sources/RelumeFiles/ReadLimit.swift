import RelumeCore

/// How large a file may be that is read as a whole.
package struct ReadLimit: Sendable {
    private let bytes: Int

    /// Allows `bytes`, which `--max-file-bytes` sets.
    package init(bytes: Int) { self.bytes = bytes }

    /// Refuses what is too large by its status, and a device, which may give bytes without end.
    func check(_ status: FileStatus, path: String) throws(RelumeError) {
        guard status.kind != .device else {
            throw RelumeError(.unsupported, "this is a device, not a file; name a file or a pipe", path: path)
        }
        try check(size: status.size, path: path)
    }

    /// Refuses `size` bytes where that is too many.
    func check(size: Int, path: String) throws(RelumeError) {
        guard size > bytes else { return }
        throw RelumeError(
            .limitExceeded,
            "the file has \(size) bytes or more; raise the limit of \(bytes) bytes (--max-file-bytes) to read it",
            path: path)
    }
}
