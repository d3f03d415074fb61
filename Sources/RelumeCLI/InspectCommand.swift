import ArgumentParser
import RelumeCore
import RelumeRun

/// `relume inspect`.
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Prints what files are: images, data sets, tensor files, TensorBoard events, manifests of runs.",
        discussion: """
            EXIT STATUS:
              0 all files were read; 1 some could not be, or what they are could not be printed.
            """)

    @Argument(help: "The files.", completion: .file())
    var files: [String]

    @Flag(help: "A JSON object for each file, one a line.")
    var json = false

    func run() throws {
        var hasFailed = false
        for file in files {
            let inspection: FileInspection
            do throws(RelumeError) {
                inspection = try FileInspection(path: file)
            } catch {
                Console.report(error)
                hasFailed = true
                continue
            }
            try Console.print(json ? [JSONLine.of(inspection)] : inspection.lines)
        }
        if hasFailed { throw ExitCode(1) }
    }
}
