import RelumeCore
import RelumeFiles
import SwiftProtobuf

/// Appends events to a new file, each with one write call, so that TensorBoard sees it at once and nothing is lost when
/// the process ends, however it ends.
struct EventFileWriter: ~Copyable {
    /// What TensorBoard expects in the first record of a file.
    static let fileVersion = "brain.Event:2"

    private let file: AppendingFile
    /// Why a write failed. It may have left half a record, behind which no reader would look.
    private var failure: RelumeError?

    /// Starts a file in `directory`, which is made where it is missing.
    init(directory: String, suffix: String, wallTime: Double) throws(RelumeError) {
        try FileSystem.createDirectories(directory)
        var path: String
        repeat {
            path = Path.join(directory, EventFileName.next(wallTime: wallTime, suffix: suffix))
        } while try FileSystem.status(of: path) != nil
        file = try AppendingFile(path: path, mode: .createNew)
        try append(Self.record(of: ProtoEvent(wallTime: wallTime, step: 0, what: .fileVersion(Self.fileVersion))))
    }

    /// The file's path.
    var path: String { file.path }

    /// Appends a record made by ``record(of:)``.
    mutating func append(_ record: [UInt8]) throws(RelumeError) {
        if let failure { throw failure }
        do throws(RelumeError) {
            try file.append(record)
        } catch {
            failure = error
            throw error
        }
    }

    /// Waits until all that was appended is on the disk.
    func synchronize() throws(RelumeError) {
        try file.synchronize()
    }

    /// The framed bytes of `event`.
    static func record(of event: ProtoEvent) throws(RelumeError) -> [UInt8] {
        do {
            return RecordFraming.framed(try event.serializedBytes())
        } catch {
            throw RelumeError(
                .limitExceeded, "the event at step \(event.step) cannot be written; events end at 2 GiB", underlying: error)
        }
    }
}

extension ProtoEvent {
    /// Makes an event.
    init(wallTime: Double, step: Int, what: OneOf_What) {
        self.init()
        self.wallTime = wallTime
        self.step = Int64(step)
        self.what = what
    }
}
