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

extension ProtoSummary.Value {
    /// A tensor under `tag` with the metadata that leads TensorBoard to the dashboard of `kind`.
    ///
    /// On every value, as TensorFlow 2 writes it: a file that was cut at its start still tells what it holds.
    init(tag: String, tensor: ProtoTensor, kind: SummaryKind) {
        self.init()
        self.tag = tag
        self.tensor = tensor
        metadata.pluginData.pluginName = kind.rawValue
        metadata.dataClass = kind == .images ? .blobSequence : .tensor
    }
}
