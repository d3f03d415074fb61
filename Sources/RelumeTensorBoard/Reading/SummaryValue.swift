public import RelumeCodecs

/// A value in an event file, under its tag.
public struct SummaryValue: Sendable {
    /// What was logged, decoded where TensorBoard's image, scalar, histogram and text dashboards know it.
    public enum Content: Sendable, Equatable {
        /// The images of one step, still encoded.
        case images([EncodedImage])
        /// A number.
        case scalar(Float)
        /// Buckets.
        case histogram(SummaryHistogram)
        /// Markdown, one string or several.
        case text([String])
        /// Anything else, or a value that is not what its metadata says.
        case other
    }

    /// The tag.
    public let tag: String
    /// The dashboard it belongs to, or nil if the value does not say: then the tag's first value does.
    public let kind: SummaryKind?
    /// The value itself.
    public let content: Content

    init(_ message: ProtoSummary.Value) {
        tag = message.tag
        let plugin = message.metadata.pluginData.pluginName
        let named = plugin.isEmpty ? nil : SummaryKind(rawValue: plugin)
        switch message.value {
        case .simpleValue(let value): (kind, content) = (.scalars, .scalar(value))
        case .image(let image): (kind, content) = (.images, .images([EncodedImage(image)]))
        case .histo(let histogram): (kind, content) = (.histograms, .histogram(SummaryHistogram(histogram)))
        case .tensor(let tensor): (kind, content) = (named, Content(tensor, kind: named))
        case nil: (kind, content) = (named, .other)
        }
    }
}

extension SummaryValue.Content {
    /// What a tensor means to the dashboard of `kind`.
    fileprivate init(_ tensor: ProtoTensor, kind: SummaryKind?) {
        let content: Self? =
            switch kind {
            case .images: EncodedImage.list(tensor).map(Self.images)
            case .scalars: tensor.scalar.map(Self.scalar)
            case .histograms: SummaryHistogram(tensor).map(Self.histogram)
            case .text where tensor.dtype == .string:
                .text(tensor.stringVal.map { String(decoding: $0, as: UTF8.self) })
            default: nil
            }
        self = content ?? .other
    }
}
