/// A result, and what became of every pixel.
public struct ImageComparison: Sendable {
    /// What comparing gave.
    public let result: DiffResult
    /// The pixels; nil where the pictures are identical or pixels were not compared.
    public let marks: DiffMarks?

    init(result: DiffResult, marks: DiffMarks? = nil) {
        self.result = result
        self.marks = marks
    }
}

/// What became of every pixel of a picture.
public struct DiffMarks: Sendable, Equatable {
    /// The width in pixels.
    public let width: Int
    /// The height in pixels.
    public let height: Int
    /// The raw values of ``DiffMark``, in reading order.
    let values: [UInt8]

    /// The mark of a pixel.
    public subscript(x x: Int, y y: Int) -> DiffMark { DiffMark(rawValue: values[y * width + x]) ?? .same }
}
