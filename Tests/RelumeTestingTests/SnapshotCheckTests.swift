import Foundation
import RelumeCodecs
import RelumeCore
import RelumeDiff
import RelumeImages
import TestSupport
import Testing

@testable import RelumeTesting

/// The test kit, tested without the frameworks it reports to.
struct SnapshotCheckTests {
    let files: TemporaryDirectory

    init() throws { files = try TemporaryDirectory() }

    @Test func `A batch is its one picture, or all of them side by side`() throws {
        let images = (1...3).map { PixelImage(unchecked: Tensor<UInt8>(unchecked: [4, 5, 1], repeating: $0 * 50)) }
        #expect(try ImageBatch(stacking: [images[0]]).picture() == images[0])
        let grid = try ImageBatch(stacking: images).picture()
        #expect(grid == (try ImageBatch(stacking: images).makeGrid()) && grid.shape == [8, 23, 3])
    }

    @Test(arguments: RecordMode.allCases)
    func `A missing baseline fails, and is written but where never is said`(mode: RecordMode) throws {
        let failure = try #require(check(mode).failure { gray(1) })
        #expect(FileManager.default.fileExists(atPath: baseline) == (mode != .never))
        #expect(failure.message.contains(baseline))
        if mode != .never {
            #expect(try picture(baseline) == gray(1))
            #expect((check(.missing).failure { gray(1) }) == nil)
        }
    }

    @Test(arguments: RecordMode.allCases)
    func `A mismatch fails, and is written where failed or all is said`(mode: RecordMode) throws {
        _ = check(.missing).failure { gray(1) }
        let failure = try #require(check(mode).failure { gray(2) })
        let isRecorded = mode == .failed || mode == .all
        #expect(try picture(baseline) == gray(isRecorded ? 2 : 1))
        if mode != .all {
            #expect(failure.pictures.map(\.name) == ["expected.png", "actual.png", "diff.png"])
            #expect(try picture(files.file("failures/Suite/A-test/actual.png")) == gray(2))
            #expect(failure.message.contains("20 of 20 pixels"))
            #expect(failure.message.contains("failures/Suite/A-test/diff.png"))
        }
    }

    @Test func `A match passes, by the tolerance too`() {
        _ = check(.missing).failure { gray(10) }
        #expect((check(.never).failure { gray(10) }) == nil)
        let tolerant = DiffOptions(tolerance: DiffTolerance(channelDelta: 1))
        #expect((check(.never, tolerant).failure { gray(11) }) == nil)
        #expect((check(.never, tolerant).failure { gray(12) }) != nil)
    }

    @Test func `Pictures of a failure stay in their directory`() throws {
        try Data([1, 2, 3]).write(to: URL(filePath: files.file("x.png")))
        try FileManager.default.createDirectory(atPath: files.file("deep"), withIntermediateDirectories: true)
        let check = SnapshotCheck(
            baseline: files.file("deep/../x.png"), options: DiffOptions(), mode: .never,
            failureDirectory: files.file("failures"))
        _ = try #require(check.failure { gray(1) })
        #expect(try files.names == ["deep", "failures", "x.png"])
        #expect(try picture(files.file("failures/deep/x/actual.png")) == gray(1))
    }

    @Test func `A renderer that throws fails and records nothing`() throws {
        struct Broken: Error {}
        let failure = try #require(check(.all).failure { throw Broken() })
        #expect(failure.message.contains("Broken"))
        #expect(try files.names.isEmpty)
    }

    @Test func `Another size and a damaged baseline fail`() throws {
        _ = check(.missing).failure { gray(1) }
        let wide = Tensor<UInt8>(unchecked: [4, 6], repeating: 1)
        #expect((check(.never).failure { wide })?.message.contains("sizes differ") == true)
        try Data([1, 2, 3]).write(to: URL(filePath: baseline))
        #expect((check(.never).failure { gray(1) })?.message.contains("could not compare") == true)
    }

    @Test func `A damaged picture does not match its copy`() throws {
        let good = try PNGEncoder.encode(gray(1))
        try FileManager.default.createDirectory(atPath: files.file("Suite"), withIntermediateDirectories: true)
        for damaged in [Array(good.dropLast(20)), [1, 2, 3], []] {
            try Data(damaged).write(to: URL(filePath: baseline))
            #expect((check(.never).failure { damaged })?.message.contains("no picture was made") == true)
            #expect((check(.never).failure { ImageFile(baseline) })?.message.contains("no picture was made") == true)
        }
    }

    @Test func `A tolerance without sense matches nothing`() {
        _ = check(.missing).failure { gray(1) }
        let options = DiffOptions(metric: .maximumError(limit: .infinity))
        #expect((check(.never, options).failure { gray(1) })?.message.contains("threshold") == true)
    }

    @Test func `Every kind of picture is taken`() throws {
        _ = check(.missing).failure { gray(51) }
        let bytes = try PNGEncoder.encode(gray(51))
        try Data(bytes).write(to: URL(filePath: files.file("other.png")))
        let kinds: [any PictureSource] = [
            bytes, ImageFile(files.file("other.png")), Tensor<Float>(unchecked: [1, 4, 5], repeating: 0.2),
            Tensor<UInt8>(unchecked: [4, 5], repeating: 51),
        ]
        for kind in kinds { #expect((check(.never).failure { kind }) == nil) }
        let batch = Tensor<Float>(unchecked: [2, 3, 4, 5], repeating: 0)
        #expect((check(.never).failure { batch })?.message.contains("[C, H, W]") == true)
        #expect((check(.never).failure { ImageFile("/missing.png") })?.message.contains("/missing.png") == true)
    }

    @Test func `A tensor's channels become a pixel's samples`() throws {
        let tensor = Tensor<UInt8>(unchecked: [3, 1, 2], scalars: [1, 2, 3, 4, 5, 6])
        #expect(
            try tensor.picture()
                == PixelImage(unchecked: .uint8(Tensor(unchecked: [1, 2, 3], scalars: [1, 3, 5, 2, 4, 6]))))
    }

    @Test(arguments: [
        ([:], "missing"), (["RELUME_RECORD": ""], "missing"), (["RELUME_RECORD": "all"], "all"),
        (["RELUME_RECORD": "failed", "CI": ""], "failed"), (["RELUME_RECORD": "all", "CI": "true"], "never"),
        (["CI": "1"], "never"),
    ])
    func `The environment chooses the mode`(environment: [String: String], mode: String) throws {
        #expect(try RecordMode(environment: environment).rawValue == mode)
    }

    @Test func `An unknown mode is refused`() {
        #expect(throws: RelumeError.self) { try RecordMode(environment: ["RELUME_RECORD": "yes"]) }
    }

    @Test func `Baselines stand beside the test file`() {
        let path = Baseline.snapshot.path(
            testFile: "/a/Tests/LogoTests.swift", function: "`A grid, twice`()", name: "x/y")
        #expect(path == "/a/Tests/__Snapshots__/LogoTests/A-grid-twice-x-y.png")
        #expect(Baseline.file("/b.png").path(testFile: "/a/T.swift", function: "f()", name: nil) == "/b.png")
    }

    @Test func `A failure is an issue with attachments`() {
        withKnownIssue {
            expectImage(gray(2), matches: .file("/dev/null/none.png"))
        } matching: { issue in
            issue.comments.contains { $0.rawValue.contains("/dev/null") }
        }
    }

    @Test func `A failure in a detached task is an issue, too`() async {
        let picture = gray(2)
        await Task.detached {
            withKnownIssue { expectImage(picture, matches: .file("/dev/null/none.png")) }
        }.value
    }

    @Test func `A match is no issue`() throws {
        try Data(PNGEncoder.encode(gray(3))).write(to: URL(filePath: files.file("b.png")))
        expectImage(gray(3), matches: .file(files.file("b.png")))
    }

    private var baseline: String { files.file("Suite/A-test.png") }

    private func check(_ mode: RecordMode, _ options: DiffOptions = DiffOptions()) -> SnapshotCheck {
        SnapshotCheck(baseline: baseline, options: options, mode: mode, failureDirectory: files.file("failures"))
    }

    /// 5 x 4 pixels.
    private func gray(_ value: UInt8) -> PixelImage {
        PixelImage(unchecked: .uint8(Tensor(unchecked: [4, 5, 1], repeating: value)))
    }

    private func picture(_ path: String) throws -> PixelImage { try ImageFile(path).picture() }
}
