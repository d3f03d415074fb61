import RelumeActivations
import RelumeCore
import RelumeFiles
import TestSupport
import Testing

@testable import RelumeRun

struct JournalTests {
    private let directory: TemporaryDirectory
    private let path: String

    init() throws {
        directory = try TemporaryDirectory()
        path = directory.file("manifest.ndjson")
    }

    private static let records: [JournalRecord] = [
        JournalRecord(
            input: "photos/é \"a\".png", step: 3, outputs: ["after/a.png"], width: 9, height: 7, channels: 4,
            bitDepth: 16, after: JournalRecord.Shape(width: 5, height: 4, channels: 2), milliseconds: 1.25, clipped: 2,
            nonFinite: 1, warnings: ["odd"]),
        JournalRecord(input: "set", step: 4, records: [3, 1, 2], labels: ["cat", "dog", "cat"]),
        JournalRecord(step: 4, outputs: ["grids/step-000004-after.png"], error: "no space"),
        JournalRecord(input: "b.png", skipped: "all its outputs exist"),
    ]

    @Test func `What was written is read back`() throws {
        let journal = Journal(files: [try AppendingFile(path: path, mode: .createNew)])
        for record in Self.records { try journal.append(record) }
        let read = try Journal.records(inFile: path)
        #expect(read.map { JSONLine.of($0) } == Self.records.map { JSONLine.of($0) })
        #expect(read[0].after == JournalRecord.Shape(width: 5, height: 4, channels: 2))
        #expect(read[1].records == [3, 1, 2] && read[2].error == "no space" && read[3].skipped != nil)
    }

    /// A record with all that a line can hold, and with every character that needs an escape.
    private static var full: JournalRecord {
        var record = records[0]
        record.input = String(String.UnicodeScalarView((0...0x200).map { Unicode.Scalar($0) ?? " " })) + "/\u{2028}😀"
        record.number = 7
        record.read = FileCheck(of: [1, 2, 3])
        record.read?.modified = 1_700_000_000_123_456_789
        record.written = [FileCheck(of: []), FileCheck(of: [4])]
        record.madeOf = "00c0ffee"
        record.records = [0, -1, .max]
        record.labels = ["", "\\\"/"]
        record.milliseconds = 1e21
        record.statistics = StatisticsRecord(ValueStatistics())
        record.skipped = "s"
        record.error = "e"
        return record
    }

    @Test func `A line is what the encoder of any type would write`() {
        // A new member of the record has to be in the full one, and in the line.
        #expect(Mirror(reflecting: Self.full).children.allSatisfy { !Mirror(reflecting: $0.value).children.isEmpty })
        var records = Self.records + [Self.full, JournalRecord()]
        for milliseconds in [0, 0.001, 12, 100000, 123456.789, 1e15, 1e16, .leastNonzeroMagnitude] as [Double] {
            records.append(JournalRecord(outputs: [], milliseconds: milliseconds))
        }
        for record in records {
            #expect(String(decoding: record.line, as: UTF8.self) == JSONLine.of(record) + "\n")
        }
    }

    @Test func `Values that JSON has no form for come back`() throws {
        var statistics = ValueStatistics()
        statistics.before.add(.infinity, channel: 0, occurrences: 2)
        statistics.after.add(-3, channel: 0, occurrences: 2)
        let record = JournalRecord(input: "a", statistics: StatisticsRecord(statistics))
        let journal = Journal(files: [try AppendingFile(path: path, mode: .createNew)])
        try journal.append(record)
        let read = try #require(try Journal.records(inFile: path).first)
        #expect(JSONLine.of(read) == JSONLine.of(record))
        #expect(read.statistics?.before.overall.nonFinite == 1 && read.statistics?.after.overall.min == -3)
    }

    @Test(arguments: ["{\"input\":\"b\"", "[1]", "{\"step\":\"three\"}", "\u{0}\u{0}"])
    func `A line that is no record is named`(line: String) throws {
        try FileSystem.write(Array("{\"input\":\"a\"}\n\(line)\n".utf8), to: path)
        let error = #expect(throws: RelumeError.self) { try Journal.records(inFile: path) }
        #expect(error?.code == .malformedData && error?.path == path && error?.byteOffset == 14)
        #expect(error?.message.contains("line 2") == true)
    }

    @Test func `A manifest tells what became of a run`() throws {
        let journal = Journal(files: [try AppendingFile(path: path, mode: .createNew)])
        for record in Self.records { try journal.append(record) }
        let lines = try FileInspection(path: path).lines
        #expect(lines == ["\(path): manifest, 4 done, 1 skipped, 1 failed, 2 outputs", "  no space"])
    }
}
