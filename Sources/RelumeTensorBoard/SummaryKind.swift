/// What a tag holds, by the name of the TensorBoard dashboard that shows it.
public struct SummaryKind: RawRepresentable, Hashable, Sendable {
    /// The dashboard's plugin name.
    public let rawValue: String

    /// Makes a kind of a plugin name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// One or more encoded images a step.
    public static let images = SummaryKind(rawValue: "images")
    /// One number a step.
    public static let scalars = SummaryKind(rawValue: "scalars")
    /// Buckets of counted values.
    public static let histograms = SummaryKind(rawValue: "histograms")
    /// Markdown.
    public static let text = SummaryKind(rawValue: "text")
}
