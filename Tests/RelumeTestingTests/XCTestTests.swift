import RelumeCodecs
import RelumeCore
import RelumeImages
import RelumeTesting
import TestSupport
import XCTest

/// `expectImage` under XCTest.
final class XCTestTests: XCTestCase {
    private var failures: [String] = []
    private var collectsFailures = false

    #if canImport(Darwin)
    override func record(_ issue: XCTIssue) {
        guard collectsFailures else { return super.record(issue) }
        failures.append(issue.compactDescription)
    }
    #else
    override func recordFailure(
        withDescription description: String, inFile filePath: String, atLine lineNumber: Int, expected: Bool
    ) {
        guard collectsFailures else {
            return super.recordFailure(
                withDescription: description, inFile: filePath, atLine: lineNumber, expected: expected)
        }
        failures.append(description)
    }
    #endif

    func testAMissingBaselineFailsXCTest() throws {
        let picture = PixelImage(unchecked: .uint8(Tensor(unchecked: [4, 5, 1], repeating: 7)))
        collectsFailures = true
        expectImage(picture, matches: .file("/dev/null/none.png"))
        collectsFailures = false
        XCTAssertEqual(failures.count, 1)
        XCTAssert(failures.first?.contains("/dev/null") == true, "\(failures)")
    }

    func testAMismatchFailsXCTestOnce() throws {
        let files = try TemporaryDirectory()
        try Data(PNGEncoder.encode(PixelImage(unchecked: .uint8(Tensor(unchecked: [4, 5, 1], repeating: 7)))))
            .write(to: URL(filePath: files.file("a.png")))
        setenv("RELUME_FAILURES", files.file("failures"), 1)
        defer { unsetenv("RELUME_FAILURES") }
        collectsFailures = true
        expectImage(
            PixelImage(unchecked: .uint8(Tensor(unchecked: [4, 5, 1], repeating: 8))),
            matches: .file(files.file("a.png")))
        collectsFailures = false
        XCTAssertEqual(failures.count, 1)
        XCTAssert(failures.first?.contains("20 of 20 pixels") == true, "\(failures)")
    }

    func testAMatchPasses() throws {
        let files = try TemporaryDirectory()
        let picture = PixelImage(unchecked: .uint8(Tensor(unchecked: [4, 5, 1], repeating: 7)))
        try Data(PNGEncoder.encode(picture)).write(to: URL(filePath: files.file("a.png")))
        expectImage(picture, matches: .file(files.file("a.png")))
    }
}
