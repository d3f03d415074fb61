import Foundation

/// The Python that `RELUME_PYTHON` names, with NumPy, Pillow and other implementations to compare with.
public enum PythonPeer {
    /// Its path, where the variable is set and not empty.
    public static let path = ProcessInfo.processInfo.environment["RELUME_PYTHON"].flatMap { $0.isEmpty ? nil : $0 }

    /// Whether tests that need it can run.
    public static var isAvailable: Bool { path != nil }
    /// Why such tests are skipped.
    public static let skipReason: String =
        "RELUME_PYTHON does not name a Python with numpy, pillow and the other peers"

    /// Runs `tools/peers/SCRIPT` with `arguments` and returns what it printed; a status other than 0 is an error.
    ///
    /// - Parameter input: What it reads on standard input.
    public static func run(_ script: String, _ arguments: [String], input: String = "") throws -> String {
        let files = try TemporaryDirectory()
        try Data(input.utf8).write(to: URL(filePath: files.file("input")))
        let process = Process()
        process.executableURL = URL(filePath: path ?? "/usr/bin/env")
        process.arguments = [Repository.file("tools/peers/\(script)")] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONDONTWRITEBYTECODE": "1"]) { $1 }
        process.standardInput = try FileHandle(forReadingFrom: URL(filePath: files.file("input")))
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(script: script, status: process.terminationStatus) }
        return String(decoding: data, as: UTF8.self)
    }

    struct Failure: Error {
        let script: String
        let status: Int32
    }
}
