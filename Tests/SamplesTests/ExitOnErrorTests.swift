import TestSupport
import Testing

/// How a script ends that fails, shown by the samples.
struct ExitOnErrorTests {
    @Test(arguments: ["CIFARToTensorBoard", "FolderToTensors", "LogitsToMasks"], ["not there", "two\nlines"])
    func `An error is one line that names program and file, and status 1`(program: String, name: String) throws {
        let directory = try TemporaryDirectory()
        let outcome = try BuiltCommand.run(
            [directory.file(name), directory.file("out")], program: BuiltCommand.product(program))
        #expect(outcome.status == 1)
        #expect(outcome.output.isEmpty)
        let lines = outcome.error.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 2 && lines[1].isEmpty, "\(outcome.error)")
        let shown = directory.file(name).replacing("\n", with: "\\n")
        #expect(lines[0].hasPrefix("\(program): \(shown)"), "\(outcome.error)")
    }
}
