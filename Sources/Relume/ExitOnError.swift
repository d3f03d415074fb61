import RelumeCore
import RelumeFiles

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Runs a script's body. An error that leaves it becomes a line on standard error, `FolderToTensors: photos/a.png: ...`, and
/// ends the process with status 1; one that leaves a script by itself makes Swift print a crash dump.
///
///     import Relume
///
///     exitOnError {
///         let pipeline = try Pipeline(parsing: "normalize(half) | relu")
///         ...
///     }
///
/// What the body opened is closed by then, and what it had not finished is gone.
public func exitOnError(_ body: () throws -> Void) {
    do {
        try body()
    } catch {
        end(error)
    }
}

/// The same for a body that awaits, such as one with `for try await`.
public func exitOnError(_ body: () async throws -> Void) async {
    do {
        try await body()
    } catch {
        end(error)
    }
}

private func end(_ error: any Error) -> Never {
    let program = CommandLine.arguments.first.map(Path.lastComponent) ?? "script"
    // A name of a file may hold line ends, and one error is one line.
    let text = "\(program): \(error)".unicodeScalars
        .map { $0.properties.generalCategory == .control ? $0.escaped(asASCII: true) : String($0) }.joined()
    // Where nobody reads standard error, the status is all there is.
    try? StandardStream.error.write(text + "\n")
    exit(1)
}
