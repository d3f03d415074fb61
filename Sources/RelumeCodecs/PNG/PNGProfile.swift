/// How hard the encoder tries. The pixels are the same with each.
public enum PNGProfile: String, Hashable, Sendable, CaseIterable {
    /// Huffman codes and runs of equal bytes; a search for matches only where the image repeats itself, as text and
    /// drawings do.
    case fast
    /// With a search for matches, where that is smaller. About what most programs write.
    case balanced
    /// Every filter with libdeflate's highest level, slowly.
    case smallest
}
