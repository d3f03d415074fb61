import RelumeCore
import RelumeFiles
import RelumeTensorBoard
import TestSupport
import Testing

struct EventFileReaderTests {
    let directory: TemporaryDirectory
    let good = KnownRecords.version + KnownRecords.scalar + KnownRecords.scalar

    init() throws { directory = try TemporaryDirectory() }

    private func log(_ bytes: [UInt8], maxRecordLength: Int = 1 << 30) throws -> EventLog {
        try FileSystem.write(bytes, to: directory.file("log"))
        return try EventLog(path: directory.file("log"), maxRecordLength: maxRecordLength)
    }

    @Test func `Frames are made to the byte`() {
        #expect(RecordFraming.framed(KnownRecords.scalarPayload) == KnownRecords.scalar)
        let version = KnownRecords.version
        #expect(RecordFraming.framed(Array(version[12..<version.count - 4])) == version)
    }

    @Test func `Records of other writers are read`() throws {
        let log = try log(good)
        #expect(log.damage.isEmpty)
        #expect(log.events.map(\.step) == [0, 77, 77])
        #expect(log.events.first?.fileVersion == "brain.Event:2")
        #expect(log.events.first?.wallTime == KnownRecords.wallTime)
        let value = try #require(log.values.first?.value)
        #expect(value.tag == "accuracy" && value.kind == .scalars && value.content == .scalar(0.99))
    }

    @Test func `An empty file has neither events nor damage`() throws {
        let log = try log([])
        #expect(log.events.isEmpty && log.damage.isEmpty)
    }

    @Test func `A missing file is an error that names it`() {
        let path = directory.file("missing")
        #expect {
            try EventFileSummary(path: path)
        } throws: {
            ($0 as? RelumeError)?.code == .io && ($0 as? RelumeError)?.path == path
        }
    }

    @Test func `Every cut of the file keeps what stands before it`() throws {
        let (first, second) = (KnownRecords.version.count, KnownRecords.version.count + KnownRecords.scalar.count)
        for length in 1..<good.count {
            let log = try log(Array(good[..<length]))
            let starts = [0, first, second].filter { $0 <= length }
            #expect(log.events.count == starts.count - 1)
            if starts.contains(length) {
                #expect(log.damage.isEmpty)
            } else {
                let start = try #require(starts.last)
                let recordLength = start == 0 ? first : KnownRecords.scalar.count
                let expected = length - start < 12 ? 12 : recordLength
                let truncated = EventFileDamage.Kind.truncated(expected: expected, found: length - start)
                #expect(log.damage.map(\.kind) == [truncated] && log.damage.first?.byteOffset == start)
            }
        }
    }

    @Test func `Every wrong byte is found, and only a wrong length stops the reader`() throws {
        let start = KnownRecords.version.count
        for position in 0..<KnownRecords.scalar.count {
            var bytes = good
            bytes[start + position] ^= 0x10
            let log = try log(bytes)
            let isHeader = position < 12
            #expect(log.damage.map(\.kind) == [isHeader ? .lengthChecksum : .dataChecksum])
            #expect(log.damage.map(\.byteOffset) == [start])
            #expect(log.events.count == (isHeader ? 1 : 2))
        }
    }

    @Test func `A length beyond the limit or the file costs no memory`() throws {
        let huge = RecordFraming.header(payloadLength: 1 << 62)
        #expect(try log(huge).damage.map(\.kind) == [.tooLong(length: 1 << 62)])
        let absent = RecordFraming.header(payloadLength: 1 << 30)
        #expect(try log(absent).damage.map(\.kind) == [.truncated(expected: (1 << 30) + 16, found: 12)])
        #expect(try log(good, maxRecordLength: 30).damage.map(\.kind) == [.tooLong(length: 0x32)])
    }

    @Test func `A payload that is no event is left out`() throws {
        let bytes = KnownRecords.version + RecordFraming.framed([0x0A, 0xFF, 0xFF]) + KnownRecords.scalar
        let log = try log(bytes)
        #expect(log.damage.map(\.kind) == [.malformedEvent] && log.events.count == 2)
    }

    @Test func `Records longer than the read-ahead are read whole`() throws {
        let writer = try SummaryWriter(logDirectory: directory.path)
        let long = String(repeating: "long ", count: 700_000)
        try writer.addText("long", long, step: 1)
        try writer.addText("long", "short", step: 2)
        let log = try EventLog(path: writer.path)
        #expect(log.values.map(\.value.content) == [.text([long]), .text(["short"])])
    }

    @Test func `The summary counts values by tag`() throws {
        let writer = try SummaryWriter(logDirectory: directory.path)
        for step in [3, 5, 9] { try writer.addScalar("loss", Float(step), step: step) }
        try writer.addText("note", "x", step: 4)
        let summary = try EventFileSummary(path: writer.path)
        #expect(summary.fileVersion == "brain.Event:2" && summary.eventCount == 5 && summary.damage.isEmpty)
        #expect(summary.tags.map(\.name) == ["loss", "note"] && summary.tags.map(\.kind) == [.scalars, .text])
        #expect(summary.tags.map(\.firstStep) == [3, 4] && summary.tags.map(\.lastStep) == [9, 4])
        #expect(summary.tags.map(\.count) == [3, 1])
        #expect(try EventFileReader.lastStep(inFile: writer.path) == 9)
    }

    /// Whatever is done to a file, the reader ends, never reads past it, and accounts for every event or says why not.
    @Test(arguments: 0..<300)
    func `Damaged files never stop the program`(seed: Int) throws {
        var generator = SplitMix64(seed: UInt64(seed))
        var bytes = good
        for _ in 0...Int.random(in: 0..<4, using: &generator) {
            let position = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: bytes[position] = .random(in: 0...255, using: &generator)
            case 1: bytes.remove(at: position)
            case 2: bytes.insert(.random(in: 0...255, using: &generator), at: position)
            default: bytes.removeSubrange(position..<min(bytes.count, position + 20))
            }
            if bytes.isEmpty { bytes = [0] }
        }
        let log = try log(bytes)
        #expect(log.events.count <= 3)
        #expect(bytes == good || !log.damage.isEmpty || log.events.count < 3)
        #expect(log.damage.allSatisfy { $0.byteOffset < bytes.count })
    }

    /// The same past the checksums: wrong messages in right frames.
    @Test(arguments: 0..<300)
    func `Damaged messages never stop the program`(seed: Int) throws {
        var generator = SplitMix64(seed: UInt64(seed))
        var payload = KnownRecords.scalarPayload
        for _ in 0...Int.random(in: 0..<3, using: &generator) {
            payload[.random(in: 0..<payload.count, using: &generator)] = .random(in: 0...255, using: &generator)
        }
        let log = try log(RecordFraming.framed(payload) + KnownRecords.scalar)
        #expect(log.events.count + log.damage.count == 2)
        #expect(log.events.last?.values.first?.content == .scalar(0.99))
    }
}
