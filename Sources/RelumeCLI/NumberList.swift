import RelumeCore

/// Numbers as people and programs write them: `-0.5`, `1e-3`, `0x1p-149`, `nan`, `-inf`.
enum NumberList {
    /// The Float32 nearest to each of `texts`.
    ///
    /// - Throws: `invalidArgument` that names the first text that is no number.
    static func parse(_ texts: [Substring]) throws(RelumeError) -> [Float] {
        var numbers: [Float] = []
        for text in texts {
            guard let number = Float(text) else {
                throw RelumeError(.invalidArgument, "'\(text)' is not a number; write one as 0.5, -1e-3, inf or nan")
            }
            numbers.append(number)
        }
        return numbers
    }
}
