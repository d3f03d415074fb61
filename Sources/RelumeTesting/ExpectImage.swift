// A test that compares pictures needs no other import: pictures and tensors, and the tolerances of their comparison.
@_exported public import RelumeCore
@_exported public import RelumeDiff
@_exported public import RelumeImages
import Testing
import XCTest

/// Expects a picture to match its baseline; fails the test, in Swift Testing and in XCTest alike, if it does not.
///
/// A failure attaches the expected, the actual and the diff picture to the test (Swift Testing), writes them as files and
/// prints their paths. A missing baseline is written and fails. When baselines are written is said by `RELUME_RECORD`
/// (``RecordMode``); never where `CI` is set.
///
///     @Test func `The logo is drawn`() {
///         expectImage(try drawLogo(), named: "small", tolerance: .crossArchitecture)
///     }
///
/// - Parameters:
///   - actual: A `PixelImage`, an `ImageBatch`, a `Tensor` `[C, H, W]` or `[H, W]`, the bytes of an image file, or an ``ImageFile``. If
///     it throws, the test fails.
///   - baseline: What it must match; a file named after the test beside the test file unless told otherwise.
///   - name: Tells several pictures of one test apart.
///   - tolerance: How they are compared; exact equality unless told otherwise.
public func expectImage(
    _ actual: @autoclosure () throws -> any PictureSource, matches baseline: Baseline = .snapshot,
    named name: String? = nil, tolerance: DiffOptions = DiffOptions(), function: String = #function,
    fileID: String = #fileID, filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) {
    let path = baseline.path(testFile: "\(filePath)", function: function, name: name)
    let failure: SnapshotCheck.Failure?
    do throws(RelumeError) {
        let check = SnapshotCheck(
            baseline: path, options: tolerance, mode: try .current(), failureDirectory: Baseline.failureDirectory)
        failure = check.failure(of: actual)
    } catch {
        failure = SnapshotCheck.Failure(message: error.description)
    }
    guard let failure else { return }
    // In a detached task or on another thread Swift Testing's current test is unknown, so both frameworks are told. The
    // one that does not run the test ignores it.
    if Test.current == nil { XCTFail(failure.message, file: filePath, line: line) }
    let location = SourceLocation(fileID: fileID, filePath: "\(filePath)", line: Int(line), column: Int(column))
    for picture in failure.pictures {
        Attachment.record(picture.bytes, named: picture.name, sourceLocation: location)
    }
    Issue.record(Comment(rawValue: failure.message), sourceLocation: location)
}
