import ArgumentParser
import RelumeCore
import RelumeFiles

/// What the command tells the person: results on standard output, everything else on standard error.
enum Console {
    /// Prints results on standard output, a line each, with ``Swift/String/visible`` names.
    ///
    /// - Throws: the exit status where they cannot be written, which is reported.
    static func print(_ lines: [String]) throws {
        var text = ""
        for line in lines {
            text += line.visible + "\n"
            guard text.utf8.count >= 65536 else { continue }
            try write(text)
            text = ""
        }
        try write(text)
    }

    /// Writes the text of a result on standard output as it stands; throws as ``print(_:)``.
    static func write(_ text: String) throws {
        try reportingErrors { () throws(RelumeError) in try StandardStream.output.write(text) }
    }

    /// Prints a line on standard error, with ``Swift/String/visible`` names.
    static func note(_ line: String) { show(line.visible + "\n") }

    /// Writes text on standard error as it stands. A failure to write is ignored, since there is no other place to report it.
    static func show(_ text: String) { try? StandardStream.error.write(text) }

    /// Names what a walk passed over, in full only where `all` is asked for.
    static func tell(_ entries: [FileWalk.PassedOver], all: Bool) {
        let named = all ? entries.count : 8
        for entry in entries.prefix(named) { note("\(entry)") }
        guard entries.count > named else { return }
        note("and \(entries.count - named) more such entries, \(entries.count) in all")
    }

    /// Prints an error the way it is found first: the command's name, then the place, then what to do.
    static func report(_ error: RelumeError) { note("relume: \(error)") }
}

extension RelumeError {
    /// The command's exit status for a run that this error ended: 64 for what the user asked wrongly, 75 where the machine is
    /// at fault and another try may succeed, 1 for the rest.
    var exitCode: ExitCode {
        code == .invalidArgument ? ExitCode(64) : isFaultOfMachine ? .tryAgain : ExitCode(1)
    }

    /// Whether the reader of standard output has seen enough, as `head` has after some lines.
    fileprivate var saysReaderLeft: Bool { code == .brokenPipe && path == StandardStream.output.description }
}

extension ExitCode {
    /// EX_TEMPFAIL of sysexits.h, upon which schedulers try again.
    static let tryAgain = ExitCode(75)
}

/// Runs `body`; an error of the library is reported and becomes the exit status, or `status` where that is given.
///
/// That the reader of standard output left is no news to anybody: without a word it becomes 141, the status that shells
/// give to tools which SIGPIPE ends.
func reportingErrors<Output>(as status: ExitCode? = nil, _ body: () throws(RelumeError) -> Output) throws -> Output {
    do throws(RelumeError) {
        return try body()
    } catch {
        if error.saysReaderLeft { throw ExitCode(141) }
        Console.report(error)
        throw status ?? error.exitCode
    }
}
