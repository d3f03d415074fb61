import RelumeCore
import RelumeFiles
import RelumeTensorBoard
import TestSupport
import Testing

/// What both of TensorBoard's readers show of files that were cut or damaged. CompletedLogPeerTests asks the real ones.
struct ShownStepsTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    /// A file with a value for each of `values`, and its bytes up to the end of each record.
    private func file(_ name: String, _ values: [(String, Int)], purgeStep: Int? = nil) throws -> [[UInt8]] {
        let writer = try SummaryWriter(logDirectory: directory.file("written-\(name)"), purgeStep: purgeStep)
        var states = [try FileSystem.read(writer.path)]
        for (tag, step) in values {
            try writer.addScalar(tag, Float(step), step: step)
            states.append(try FileSystem.read(writer.path))
        }
        return states
    }

    private func shown(_ files: [UInt8]...) throws -> ShownSteps {
        let paths = files.indices.map { directory.file("\($0)") }
        for (path, bytes) in zip(paths, files) { try FileSystem.write(bytes, to: path) }
        return try ShownSteps(eventFiles: paths)
    }

    private func steps(_ tag: String, _ shown: ShownSteps) -> [Int] { (0...9).filter { shown.contains(tag, step: $0) } }

    @Test func `A cut at any byte leaves what is whole before it, and does not hide the next file`() throws {
        let values = [("a", 1), ("b", 1), ("a", 2), ("b", 2)]
        let states = try file("first", values)
        let next = try #require(try file("next", [("b", 7)]).last)
        let whole = try #require(states.last)
        for length in 0...whole.count {
            let shown = try shown(Array(whole[..<length]), next)
            let count = states.dropFirst().count { $0.count <= length }
            for (index, (tag, step)) in values.enumerated() {
                #expect(shown.contains(tag, step: step) == (index < count), "\(tag) \(step) of \(length) bytes")
            }
            #expect(shown.contains("b", step: 7))
        }
    }

    /// The slow reader leaves the file there, and to the fast one a record with a wrong byte may be any other.
    @Test func `A wrong byte hides what follows in its file, and nothing before it`() throws {
        let values = [("a", 1), ("b", 1), ("a", 2), ("b", 2), ("a", 3)]
        let states = try file("first", values)
        let next = try #require(try file("next", [("b", 7)]).last)
        for record in 2..<states.count {
            for position in states[record - 1].count..<states[record].count {
                var bytes = try #require(states.last)
                bytes[position] ^= 0x20
                let shown = try shown(bytes, next)
                for (index, (tag, step)) in values.enumerated() where index >= record - 1 {
                    #expect(!shown.contains(tag, step: step), "\(tag) \(step), byte \(position)")
                }
                for (index, (tag, step)) in values.enumerated() where index < record - 1 {
                    let damaged = values[record - 1]
                    // A step that reads as a lower one takes the place of those of its tag.
                    #expect(shown.contains(tag, step: step) || tag == damaged.0, "\(tag) \(step), byte \(position)")
                }
                #expect(shown.contains("b", step: 7))
            }
        }
    }

    @Test func `A record with a wrong checksum takes the place of later steps of its tag`() throws {
        let states = try file("first", [("a", 3), ("a", 4), ("b", 4)])
        // A value of step 3 whose checksum is wrong, which the fast reader does not look at.
        let stray = try #require(try file("stray", [("a", 4)]).last)
        var bytes = try #require(states.last)
        var record = Array(stray[states[0].count...])
        // The step stands behind the tag byte 0x10, which follows the wall time.
        #expect(record[21] == 0x10 && record[22] == 4)
        record[22] = 4 - 1
        bytes += record
        let shown = try shown(bytes)
        #expect(steps("a", shown) == [] && steps("b", shown) == [4])
    }

    @Test func `The start of a session drops every tag from its step on`() throws {
        let first = try #require(try file("first", [("a", 1), ("b", 1), ("a", 2), ("b", 2), ("a", 3)]).last)
        let second = try file("second", [("a", 2)], purgeStep: 2)
        let shown = try shown(first, try #require(second.last))
        #expect(steps("a", shown) == [1, 2] && steps("b", shown) == [1])
        #expect(try steps("a", self.shown(first, second[0])) == [1])
    }

    @Test func `A step that does not rise takes the place of the later ones of its tag`() throws {
        let first = try #require(try file("first", [("a", 1), ("b", 1), ("a", 2), ("b", 2), ("a", 3)]).last)
        let shown = try shown(first, try #require(try file("second", [("a", 2)]).last))
        #expect(steps("a", shown) == [1, 2] && steps("b", shown) == [1, 2])
    }

    @Test func `What is not expected is found, wherever a reader shows it`() throws {
        let states = try file("first", [("a", 1), ("b", 1), ("a", 2), ("b", 3), ("c", 3)])
        let whole = try shown(try #require(states.last))
        let lost = try #require(whole.first(from: 2) { tag, _ in tag == "a" })
        #expect(lost.tag == "b" && lost.step == 3)
        #expect(whole.first(from: 1) { _, _ in true } == nil)
        #expect(whole.first(from: 4) { _, _ in false } == nil)
        var damaged = try #require(states.last)
        damaged[states[2].count - 1] ^= 1
        let behind = try #require(try shown(damaged).first(from: 2) { tag, _ in tag == "a" })
        #expect(behind.tag == "b" && behind.step == 3)
    }
}
