import RelumeCore
import RelumeFiles
import RelumeParallel
import RelumeTensorBoard
import Synchronization
import TestSupport
import Testing

struct SummaryWriterTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    @Test func `A new file holds the version record to the byte`() throws {
        let writer = try SummaryWriter(logDirectory: directory.path) { KnownRecords.wallTime }
        #expect(try FileSystem.read(writer.path) == KnownRecords.version)
    }

    @Test func `The file is named as TensorBoard names it, in a directory that is made`() throws {
        let writer = try SummaryWriter(logDirectory: directory.file("a/b"), filenameSuffix: ".v2") { 1_700_000_000.9 }
        #expect(Path.directory(writer.path) == directory.file("a/b"))
        let name = Path.lastComponent(writer.path)
        #expect(name.hasPrefix("events.out.tfevents.1700000000.") && name.hasSuffix(".v2"))
        #expect(try name.wholeMatch(of: Regex(#"events\.out\.tfevents\.\d{10}\..+\.\d+\.\d+\.v2"#)) != nil)
    }

    @Test func `Early clocks still give ten digits, and no two writers share a file`() throws {
        let paths = try (0..<3).map { _ in try SummaryWriter(logDirectory: directory.path) { 7 }.path }
        #expect(paths.allSatisfy { $0.contains("tfevents.0000000007.") } && Set(paths).count == 3)
    }

    @Test func `Everything added is in the file at once, without flush or close`() throws {
        let writer = try SummaryWriter(logDirectory: directory.path) { 12.5 }
        try writer.addScalar("loss", 0.25, step: 1)
        let log = try EventLog(path: writer.path)
        #expect(log.events.map(\.wallTime) == [12.5, 12.5])
        #expect(log.values.map(\.value.content) == [.scalar(0.25)])
        try writer.flush()
    }

    @Test(arguments: ["激活前", "a b/c", " Ångström\n", "🙂", "train/loss_%"])
    func `Tags are kept as they are`(tag: String) throws {
        let writer = try SummaryWriter(logDirectory: directory.path)
        try writer.addScalar(tag, 1.0, step: 1)
        #expect(try EventLog(path: writer.path).values.map { Array($0.value.tag.utf8) } == [Array(tag.utf8)])
    }

    @Test func `Tags that differ only in their bytes are two tags`() throws {
        let writer = try SummaryWriter(logDirectory: directory.path)
        let tags = ["caf\u{E9}", "cafe\u{301}"]
        for tag in tags { try writer.addScalar(tag, 1.0, step: 1) }
        #expect(try EventLog(path: writer.path).values.map { Array($0.value.tag.utf8) } == tags.map { Array($0.utf8) })
    }

    @Test(arguments: [(1, 1), (5, 4), (0, -3)])
    func `A step that does not rise is refused and not written`(first: Int, second: Int) throws {
        let writer = try SummaryWriter(logDirectory: directory.path)
        try writer.addScalar("a", 1.0, step: first)
        let size = try FileSystem.status(of: writer.path)?.size
        let error = #expect(throws: RelumeError.self) { try writer.addScalar("a", 2.0, step: second) }
        #expect(error?.code == .invalidArgument && error?.message.contains("step \(second)") == true)
        #expect(try FileSystem.status(of: writer.path)?.size == size)
        try writer.addScalar("b", 2.0, step: second)
        try writer.addScalar("a", 3.0, step: first + 1)
        #expect(try EventLog(path: writer.path).values.map(\.step) == [first, second, first + 1])
    }

    @Test func `An empty tag and a change of kind are refused`() throws {
        let writer = try SummaryWriter(logDirectory: directory.path)
        #expect(throws: RelumeError.self) { try writer.addText("", "x", step: 1) }
        try writer.addText("a", "x", step: 1)
        let error = #expect(throws: RelumeError.self) { try writer.addScalar("a", 1.0, step: 2) }
        #expect(error?.message == "tag \"a\" holds text and cannot take scalars; use another tag")
        #expect(try EventLog(path: writer.path).values.count == 1)
    }

    @Test func `Closing twice is one closing, and adding after it is an error`() throws {
        let writer = try SummaryWriter(logDirectory: directory.path)
        try writer.close()
        try writer.close()
        try writer.flush()
        let error = #expect(throws: RelumeError.self) { try writer.addScalar("a", 1.0, step: 1) }
        #expect(error?.path == writer.path)
    }

    @Test func `Purging writes what tells TensorBoard to forget`() throws {
        let writer = try SummaryWriter(logDirectory: directory.path, purgeStep: 40)
        let log = try EventLog(path: writer.path)
        #expect(log.events.map(\.step) == [0, 40, 40, 40])
        #expect(log.events.map(\.fileVersion) == ["brain.Event:2", "brain.Event:2", nil, nil])
        // The first start in a directory is no restart to TensorBoard, and drops nothing.
        #expect(log.events.map(\.startsSession) == [false, false, true, true])
    }

    @Test(arguments: ["1700000000.z", "1700000007.a", "4000000000.a"])
    func `A file that purges sorts behind those that are there, whatever the clock says`(name: String) throws {
        try FileSystem.write(KnownRecords.version, to: directory.file("events.out.tfevents.\(name)"))
        try FileSystem.write([], to: directory.file("events.out.tfevents.no-number"))
        let writer = try SummaryWriter(logDirectory: directory.path, purgeStep: 1) { 1_700_000_000.5 }
        let new = Path.lastComponent(writer.path)
        #expect(new > "events.out.tfevents.\(name)")
        #expect(new.split(separator: ".")[3].count == 10)
    }

    @Test func `A suffix with a slash, a clock that fails and a file for a directory are errors`() throws {
        #expect(throws: RelumeError.self) { try SummaryWriter(logDirectory: directory.path, filenameSuffix: "/x") }
        #expect(throws: RelumeError.self) { try SummaryWriter(logDirectory: directory.path) { .nan } }
        try FileSystem.write([1], to: directory.file("file"))
        let error = #expect(throws: RelumeError.self) { try SummaryWriter(logDirectory: directory.file("file")) }
        #expect(error?.code == .io)
    }

    @Test func `Scalars of every kind of float are kept as Float32`() throws {
        let writer = try SummaryWriter(logDirectory: directory.path)
        try writer.addScalar("x", Double.pi, step: 1)
        try writer.addScalar("x", Float.infinity, step: 2)
        try writer.addScalar("x", 0.0, step: 3)
        let contents = try EventLog(path: writer.path).values.map(\.value.content)
        #expect(contents == [.scalar(Float(Double.pi)), .scalar(.infinity), .scalar(0)])
    }

    @Test func `Eight threads at once lose nothing and mix nothing`() throws {
        let writer = try SummaryWriter(logDirectory: directory.path)
        let text = String(repeating: "x", count: 5000)
        try Parallel.forEachIndex(count: 8, jobs: 8, makeState: {}) { thread, _ throws(RelumeError) in
            for step in 1...50 {
                try writer.addScalar("scalar/\(thread)", Float(step), step: step)
                try writer.addText("text/\(thread)", text, step: step)
            }
        }
        let log = try EventLog(path: writer.path)
        #expect(log.damage.isEmpty && log.values.count == 800)
        for thread in 0..<8 {
            #expect(log.values.filter { $0.value.tag == "scalar/\(thread)" }.map(\.step) == Array(1...50))
            #expect(log.values.filter { $0.value.tag == "text/\(thread)" }.map(\.step) == Array(1...50))
        }
    }

    /// Threads that race for one tag: those who come late are refused, and the file's steps rise all the same.
    @Test func `Eight threads with one tag keep its steps rising`() throws {
        let writer = try SummaryWriter(logDirectory: directory.path)
        let refused = Atomic<Int>(0)
        let next = Atomic<Int>(0)
        try Parallel.forEachIndex(count: 8, jobs: 8, makeState: {}) { _, _ throws(RelumeError) in
            for _ in 0..<100 {
                let step = next.wrappingAdd(1, ordering: .relaxed).newValue
                do throws(RelumeError) {
                    try writer.addScalar("shared", Float(step), step: step)
                } catch {
                    refused.wrappingAdd(1, ordering: .relaxed)
                }
            }
        }
        let steps = try EventLog(path: writer.path).values.map(\.step)
        #expect(zip(steps, steps.dropFirst()).allSatisfy { $0 < $1 })
        #expect(steps.count + refused.load(ordering: .relaxed) == 800)
    }
}
