/// What became of a pixel. The raw values are those of the kernels.
public enum DiffMark: UInt8, Hashable, Sendable {
    /// Every sample is equal, or the pixel is ignored.
    case same = 0
    /// Some sample differs, by less than counts.
    case similar = 1
    /// It differs, but as anti-aliasing does, and is not counted.
    ///
    /// That is so where in either picture the pixel has at most two neighbours of its own brightness (an edge of the
    /// picture counts as one), a darker and a brighter one, and the darkest or the brightest has at least three neighbours
    /// equal to itself in both pictures. Source: V. Vysniauskas, "Anti-aliased pixel and intensity slope detector", 2009.
    case antialiased = 2
    /// It differs.
    case different = 3
    /// It differs, and the actual pixel is darker than expected.
    case darker = 4

    /// Whether it counts as different.
    public var isDifferent: Bool { rawValue >= DiffMark.different.rawValue }
}
