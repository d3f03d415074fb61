public import Foundation

/// The command `relume`, run as a person would run it.
public struct BuiltCommand {
    /// What a finished run left.
    public struct Outcome {
        /// The exit status; 128 + N when signal N ended it.
        public let status: Int32
        /// What it wrote to standard output.
        public let bytes: [UInt8]
        /// The same as text.
        public var output: String { String(decoding: bytes, as: UTF8.self) }
        /// What it printed on standard error.
        public let error: String
    }

    /// `RELUME_BINARY`, or the one that was built beside the tests.
    public static let path: String = {
        let environment = ProcessInfo.processInfo.environment
        if let path = environment["RELUME_BINARY"], !path.isEmpty { return path }
        return product("relume")
    }()

    /// The path of a program that was built beside the tests.
    public static func product(_ name: String) -> String {
        URL(filePath: ProcessInfo.processInfo.arguments[0]).deletingLastPathComponent().path + "/" + name
    }

    /// Runs `relume`, or another `program`, to its end.
    public static func run(
        _ arguments: [String], input: Data? = nil, in directory: String? = nil, program: String = path
    ) throws -> Outcome {
        try RunningCommand(arguments, input: input, in: directory, program: program).waitUntilExit()
    }
}

/// A run that is under way.
public final class RunningCommand {
    private let process = Process()
    private let files: TemporaryDirectory

    /// Starts it. Its output goes to files, so that no pipe fills while nobody reads.
    public convenience init(
        _ arguments: [String], input: Data? = nil, in directory: String? = nil, program: String = BuiltCommand.path
    ) throws {
        let files = try TemporaryDirectory()
        try (input ?? Data()).write(to: URL(filePath: files.file("input")))
        let input = try FileHandle(forReadingFrom: URL(filePath: files.file("input")))
        try self.init(program, arguments, standardInput: input, files: files, in: directory)
    }

    /// Starts it with a pipe for its standard input, and another for its standard output where one is given.
    public convenience init(
        _ arguments: [String], input: Pipe, output: Pipe? = nil, in directory: String? = nil
    ) throws {
        try self.init(
            BuiltCommand.path, arguments, standardInput: input, standardOutput: output,
            files: try TemporaryDirectory(), in: directory)
    }

    /// Starts it with an open file for its standard input.
    public convenience init(_ arguments: [String], input: FileHandle, in directory: String? = nil) throws {
        try self.init(
            BuiltCommand.path, arguments, standardInput: input, files: try TemporaryDirectory(), in: directory)
    }

    private init(
        _ program: String, _ arguments: [String], standardInput: Any, standardOutput: Pipe? = nil,
        files: TemporaryDirectory, in directory: String?
    ) throws {
        self.files = files
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        if let directory { process.currentDirectoryURL = URL(filePath: directory) }
        let output = try Self.emptyFile(files.file("output"))
        process.standardOutput = standardOutput ?? output
        process.standardError = try Self.emptyFile(files.file("error"))
        process.standardInput = standardInput
        try process.run()
    }

    private static func emptyFile(_ path: String) throws -> FileHandle {
        try Data().write(to: URL(filePath: path))
        return try FileHandle(forWritingTo: URL(filePath: path))
    }

    /// Looks until there is a file or directory at `path`; false if the run ends, or a minute passes, without one.
    public func waits(forFile path: String) -> Bool {
        waits { FileManager.default.fileExists(atPath: path) }
    }

    /// Looks until `condition` holds; false if the run ends, or a minute passes, before.
    public func waits(until condition: () -> Bool) -> Bool {
        let deadline = ContinuousClock.now + .seconds(60)
        while process.isRunning, ContinuousClock.now < deadline {
            if condition() { return true }
            sched_yield()
        }
        return false
    }

    /// The most memory that it has held so far, in bytes; nil where there is no `/proc` to ask.
    public var peakMemory: Int? {
        let path = "/proc/\(process.processIdentifier)/status"
        guard let status = try? String(contentsOfFile: path, encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
            let kilobytes = Int(line.filter(\.isNumber))
        else { return nil }
        return kilobytes * 1024
    }

    /// What it has open as the descriptor with this number; nil where that is closed, or there is no `/proc` to ask.
    public func file(openedAs descriptor: Int) -> String? {
        let link = "/proc/\(process.processIdentifier)/fd/\(descriptor)"
        return try? FileManager.default.destinationOfSymbolicLink(atPath: link)
    }

    /// Sends SIGINT.
    public func interrupt() { process.interrupt() }

    /// Sends SIGTERM.
    public func terminate() { process.terminate() }

    /// Sends SIGKILL, which ends it on the spot.
    public func kill() { send(SIGKILL) }

    /// Sends the signal with this number.
    public func send(_ signal: Int32) {
        // To 0, which stands for one that has ended, it would go to the tests themselves.
        if process.isRunning, process.processIdentifier > 0 { Foundation.kill(process.processIdentifier, signal) }
    }

    /// Waits for its end.
    public func waitUntilExit() throws -> BuiltCommand.Outcome {
        process.waitUntilExit()
        let status = process.terminationStatus
        return BuiltCommand.Outcome(
            status: process.terminationReason == .uncaughtSignal ? 128 + status : status,
            bytes: [UInt8](try Data(contentsOf: URL(filePath: files.file("output")))),
            error: try String(contentsOfFile: files.file("error"), encoding: .utf8))
    }
}
