/// The checked-out package that the tests belong to.
public enum Repository {
    /// Its root directory: this file is three levels down.
    public static let path = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        .joined(separator: "/")

    /// The path of a file given from the root.
    public static func file(_ name: String) -> String { path + "/" + name }
}
