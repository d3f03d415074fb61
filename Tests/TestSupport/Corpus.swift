import Foundation

/// Real images that nobody in the project wrote, in the directory that `RELUME_CORPUS` names.
public enum Corpus {
    /// The directory, where the variable is set and not empty.
    public static let path = ProcessInfo.processInfo.environment["RELUME_CORPUS"].flatMap { $0.isEmpty ? nil : $0 }

    /// Whether tests that need it can run.
    public static var isAvailable: Bool { path != nil }
    /// Why such tests are skipped.
    public static let skipReason: String = "RELUME_CORPUS does not name the directory of the image corpus"

    /// The path of a file of the corpus.
    public static func file(_ name: String) -> String { (path ?? "") + "/" + name }
}
