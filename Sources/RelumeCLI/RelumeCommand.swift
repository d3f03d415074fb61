import ArgumentParser
import CRelumePlatform

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
              relume diff expected.png actual.png --output diff
              relume inspect photo.jpg out/tensorboard/*
              relume list
              relume eval gelu -1 0 1
              relume plot sigmoid tanh gelu --derivative -o curves.svg
            """,
        version: version,
        subcommands: [
            RunCommand.self, DiffCommand.self, InspectCommand.self, ListCommand.self, EvalCommand.self,
            PlotCommand.self,
        ])

    static let version = "0.1.0"

    static func main() {
        relume_keep_freed_memory()
        main(nil)
    }
}
