import ArgumentParser
import RelumeCore
import RelumeRun

/// `relume inspect`.
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Prints what files are: images, CIFAR records, TensorBoard events.",
        discussion: """
            EXIT STATUS:
              0 all files were read; 1 some could not be.
            """)

    @Argument(help: "The files.", completion: .file())
    var files: [String]

    @Flag(help: "A JSON object for each file, one a line.")
    var json = false

    func run() throws {
        var hasFailed = false
        for file in files {
            do throws(RelumeError) {
                try print(FileInspection(path: file))
            } catch {
                Console.report(error)
                hasFailed = true
            }
        }
        if hasFailed { throw ExitCode(1) }
    }

    private func print(_ inspection: FileInspection) {
        if json {
            Swift.print(JSONLine.of(inspection))
        } else {
            for line in inspection.lines { Swift.print(line) }
        }
    }
}
