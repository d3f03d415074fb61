import FoundationEssentials
import RelumeFiles

/// What a picture is held against.
public enum Baseline: Sendable {
    /// The file `__Snapshots__/TESTFILE/TEST-NAME.png` beside the test file.
    case snapshot
    /// A file of your own, PNG.
    case file(String)

    /// The path of the baseline for a test.
    func path(testFile: String, function: String, name: String?) -> String {
        guard case .snapshot = self else { return filePath }
        let test = Self.fileName(function)
        let file = name.map { "\(test)-\(Self.fileName($0)).png" } ?? "\(test).png"
        let directory = Path.join(Path.directory(testFile), "__Snapshots__/\(Path.stem(testFile))")
        return Path.join(directory, file)
    }

    private var filePath: String {
        guard case .file(let path) = self else { return "" }
        return path
    }

    /// The text with everything but letters, digits and dots as one hyphen: `A grid!()` gives `A-grid`.
    static func fileName(_ text: String) -> String {
        let name = text.prefix { $0 != "(" }
        let words = name.split { !($0.isLetter || $0.isNumber || $0 == ".") }
        return words.isEmpty ? "picture" : words.joined(separator: "-")
    }

    /// Where the pictures of a failure go: `RELUME_FAILURES`, or a directory in the system's temporary one.
    static var failureDirectory: String {
        let environment = ProcessInfo.processInfo.environment
        if let directory = environment["RELUME_FAILURES"], !directory.isEmpty { return directory }
        return Path.join(environment["TMPDIR"] ?? "/tmp", "relume-failures")
    }
}
