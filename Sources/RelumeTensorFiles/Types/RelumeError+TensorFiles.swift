import RelumeCore

// What errors of all tensor files say alike.

extension RelumeError {
    /// Lets the errors of `body` name the file at `path`.
    static func naming<Output>(
        _ path: String, _ body: () throws(RelumeError) -> Output
    ) throws(RelumeError) -> Output {
        do throws(RelumeError) {
            return try body()
        } catch {
            throw error.at(path: path)
        }
    }

    /// What to say where a file has no array of this name.
    static func noTensor(_ name: String, among names: [String], _ path: String) -> RelumeError {
        let known = names.isEmpty ? "it is empty" : "it has \(names.sorted().prefix(20).joined(separator: ", "))"
        return RelumeError(.invalidArgument, "no tensor is called '\(name)'; \(known)", path: path)
    }
}
