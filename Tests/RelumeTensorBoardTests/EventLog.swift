import RelumeCore
import RelumeFiles
import RelumeTensorBoard

/// All of an event file, taken apart.
struct EventLog {
    var events: [EventFileReader.Event] = []
    var damage: [EventFileDamage] = []

    /// Every value with its step, in the order of the file.
    var values: [(step: Int, value: SummaryValue)] {
        events.flatMap { event in event.values.map { (event.step, $0) } }
    }

    init(path: String, maxRecordLength: Int = 1 << 30) throws(RelumeError) {
        var reader = try EventFileReader(path: path, maxRecordLength: maxRecordLength)
        while let entry = try reader.next() {
            switch entry {
            case .event(let event): events.append(event)
            case .damage(let fault): damage.append(fault)
            }
        }
    }
}

/// Two records whose bytes are known: the first of every file, and TensorFlow 2's scalar "accuracy" = 0.99 at step 77.
enum KnownRecords {
    static let wallTime = Double(bitPattern: 0x41D7_D699_3880_0000)

    static let version: [UInt8] =
        [0x18, 0, 0, 0, 0, 0, 0, 0, 0xA3, 0x7F, 0x4B, 0x22, 0x09, 0, 0, 0x80, 0x38, 0x99, 0xD6, 0xD7, 0x41, 0x1A, 0x0D]
        + Array("brain.Event:2".utf8) + [0x12, 0x4B, 0x36, 0xAB]

    static let scalarPayload: [UInt8] =
        [0x09, 0xC4, 0x05, 0xB7, 0x3D, 0x99, 0xD6, 0xD7, 0x41, 0x10, 0x4D, 0x2A, 0x25, 0x0A, 0x23, 0x0A, 0x08]
        + Array("accuracy".utf8)
        + [0x42, 0x0A, 0x08, 0x01, 0x12, 0x00, 0x22, 0x04, 0xA4, 0x70, 0x7D, 0x3F, 0x4A, 0x0B, 0x0A, 0x09, 0x0A, 0x07]
        + Array("scalars".utf8)

    static let scalar: [UInt8] =
        [0x32, 0, 0, 0, 0, 0, 0, 0, 0x24, 0x19, 0x56, 0xEC] + scalarPayload + [0xA5, 0x5B, 0x64, 0x33]
}
