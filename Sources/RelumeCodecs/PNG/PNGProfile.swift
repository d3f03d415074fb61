/// How hard the encoder tries. The pixels are the same with each.
public enum PNGProfile: String, Hashable, Sendable, CaseIterable {
    /// Quick, and larger.
    case fast
    /// What most programs write.
    case balanced
    /// As small as zlib makes it, slowly.
    case smallest
}
