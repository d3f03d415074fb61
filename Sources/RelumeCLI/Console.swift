import ArgumentParser
import RelumeCore
import RelumeFiles

/// What the command tells the person: everything that is no result goes to standard error.
enum Console {
    /// Prints a line on standard error.
    static func note(_ text: String) { StandardStream.error.write(text + "\n") }

    /// Prints an error the way it is found first: the command's name, then the place, then what to do.
    static func report(_ error: RelumeError) { note("relume: \(error)") }
}

extension RelumeError {
    /// The command's exit status for a run that this error ended: 64 for what the user asked wrongly, 1 for the rest.
    var exitCode: ExitCode { code == .invalidArgument ? ExitCode(64) : ExitCode(1) }
}

/// Runs `body`; an error of the library is reported and becomes the exit status, or `status` where that is given.
func reportingErrors<Output>(as status: ExitCode? = nil, _ body: () throws(RelumeError) -> Output) throws -> Output {
    do throws(RelumeError) {
        return try body()
    } catch {
        Console.report(error)
        throw status ?? error.exitCode
    }
}
