import CRelumeShims
import RelumeCore

extension RelumeError {
    /// `malformedData` for bytes that no encoder would have written: `what` is wrong at `byteOffset`.
    static func damagedFile(_ what: String, byteOffset: Int? = nil) -> RelumeError {
        RelumeError(
            .malformedData, "\(what); the file is damaged, get it again from its source", byteOffset: byteOffset)
    }
}

extension relume_report {
    /// What the library said when it failed.
    var text: String { Self.text(message) }

    /// The warnings that found room, and a last one that counts the others.
    func warningTexts(library: String) -> [String] {
        let room = relume_max_warnings
        let size = relume_warning_size
        var texts = withUnsafeBytes(of: warnings) { bytes in
            (0..<min(Int(warning_count), room)).map { index in
                String(decoding: bytes[(index * size)..<((index + 1) * size)].prefix { $0 != 0 }, as: UTF8.self)
            }
        }
        if warning_count > room { texts.append("\(Int(warning_count) - room) more warnings like these") }
        return texts.map { "\(library): \($0)" }
    }

    /// The text before the first NUL of a C array of characters, which Swift sees as a tuple.
    private static func text<Characters>(_ characters: Characters) -> String {
        withUnsafeBytes(of: characters) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }

    /// Turns a failed status into an error in which `library`'s own words stand.
    func check(_ status: relume_status, library: String) throws(RelumeError) {
        switch status {
        case relume_ok: return
        case relume_unsupported:
            throw RelumeError(
                .unsupported, "\(library): \(text); convert the file to an 8-bit PNG or baseline JPEG first")
        case relume_limit:
            throw RelumeError(.limitExceeded, "\(library): \(text)")
        case relume_out_of_memory:
            throw RelumeError(.limitExceeded, "\(library): \(text); work on fewer or smaller images at once")
        default:
            throw .damagedFile("\(library): \(text)")
        }
    }
}
