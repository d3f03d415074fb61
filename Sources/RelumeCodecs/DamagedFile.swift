import RelumeCore

extension RelumeError {
    /// `malformedData` for bytes that no encoder would have written: `what` is wrong at `byteOffset`.
    static func damagedFile(_ what: String, byteOffset: Int? = nil) -> RelumeError {
        RelumeError(
            .malformedData, "\(what); the file is damaged, get it again from its source", byteOffset: byteOffset)
    }
}
