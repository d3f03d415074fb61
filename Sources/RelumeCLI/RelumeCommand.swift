import ArgumentParser
import CRelumePlatform
import FoundationEssentials
import RelumeCore
import RelumeFiles
import RelumeKernels

/// The command `relume`.
@main
struct RelumeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "relume",
        abstract: "Passes images through activation functions and saves what came out beside what went in.",
        discussion: """
            EXAMPLES:
              relume run photos --pipeline "normalize(half) | relu" --output out
              relume run cifar-10-batches-bin --activation sigmoid --output out
              relume stats cifar-10-batches-bin --split train
              relume diff expected.png actual.png --output diff
              relume inspect photo.jpg out/tensorboard/*
              relume list
              relume eval gelu -1 0 1
              relume plot sigmoid tanh gelu --derivative -o curves.svg

            ENVIRONMENT:
              RELUME_INSTRUCTION_SET  the best instruction set to use, such as baseline or avx2, for measurements: the
                                      results are the same
            """,
        version: Release.version,
        subcommands: [
            RunCommand.self, StatsCommand.self, DiffCommand.self, InspectCommand.self, ListCommand.self,
            EvalCommand.self,
            PlotCommand.self,
        ])

    static func main() {
        relume_keep_freed_memory()
        do {
            try prepare()
            var command = try parseAsRoot()
            try command.run()
        } catch {
            end(error)
        }
    }

    private static func prepare() throws {
        try reportingErrors { () throws(RelumeError) in
            try StandardStream.prepareAll()
            try OpenFileLimit.check()
            if let name = ProcessInfo.processInfo.environment[InstructionSet.variable], !name.isEmpty {
                InstructionSet.limit(to: try InstructionSet(named: name))
            }
            // A statically linked program reads its arguments from /proc. Where that fails the array is empty: even the
            // command's name is missing.
            guard !CommandLine.arguments.isEmpty else {
                throw RelumeError(.io, "cannot read the arguments from /proc/self; see that /proc is there")
            }
        }
    }

    /// Ends as the parser says. The help and what else it prints are results like others, and may be lost like others.
    private static func end(_ error: any Error) -> Never {
        guard exitCode(for: error).isSuccess else {
            // The parser repeats arguments, which may be names of files, as they came.
            let lines = fullMessage(for: error).split(separator: "\n", omittingEmptySubsequences: false)
            if lines != [""] { for line in lines { Console.note(String(line)) } }
            exit(withError: exitCode(for: error))
        }
        do {
            try Console.write(fullMessage(for: error) + "\n")
        } catch {
            exit(withError: error)
        }
        exit()
    }
}
