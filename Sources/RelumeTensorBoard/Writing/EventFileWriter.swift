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
    private(set) var failure: RelumeError?

    /// Starts a file in `directory`, which is made where it is missing.
    ///
    /// - Parameter isLast: whether its name must sort behind those of all event files that are there.
    init(directory: String, suffix: String, wallTime: Double, isLast: Bool) throws(RelumeError) {
        let first = try Self.record(of: ProtoEvent(wallTime: wallTime, step: 0, what: .fileVersion(Self.fileVersion)))
        try FileSystem.createDirectories(directory)
        let earlier = isLast ? try FileSystem.entries(of: directory).map(\.name) : []
        let time = EventFileName.wallTime(from: wallTime, behind: earlier)
        let path = try Self.freePath(in: directory, suffix: suffix, wallTime: time)
        let file = try AppendingFile(path: path, mode: .createNew)
        try file.append(first)
        self.file = file
    }

    /// A path where nothing is yet, not even from an earlier process with the same number in the same second.
    private static func freePath(
        in directory: String, suffix: String, wallTime: Double
    ) throws(RelumeError) -> String {
        while true {
            let path = Path.join(directory, EventFileName.next(wallTime: wallTime, suffix: suffix))
            if try FileSystem.status(of: path) == nil { return path }
        }
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

    /// Asks for the errors that the system tells of no earlier than when a file is closed.
    func close() throws(RelumeError) { try file.close() }

    /// Waits until all that was appended is on the disk.
    func synchronize() throws(RelumeError) {
        try file.synchronize()
    }

    /// The framed bytes of `event`.
    ///
    /// - Throws: `invalidArgument` for a wall time that is not finite, at which TensorBoard gives up the whole file.
    static func record(of event: ProtoEvent) throws(RelumeError) -> [UInt8] {
        guard event.wallTime.isFinite else {
            throw RelumeError(.invalidArgument, "the wall time is \(event.wallTime); give seconds since 1970")
        }
        do {
            return RecordFraming.framed(try event.serializedBytes())
        } catch {
            throw RelumeError(
                .limitExceeded, "the event at step \(event.step) cannot be written; events end at 2 GiB",
                underlying: error)
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
