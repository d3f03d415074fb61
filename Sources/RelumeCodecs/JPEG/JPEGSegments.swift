import RelumeImages

/// What the application segments of a JPEG say: APP1 with EXIF, APP2 with pieces of a color profile.
struct JPEGSegments {
    /// The data of an APP1 or APP2 segment.
    struct Segment {
        /// 1 or 2.
        let application: Int
        let data: [UInt8]
    }

    /// Nil where no EXIF says it.
    let orientation: ImageOrientation?
    private(set) var iccProfile: ICCProfile?
    private(set) var warnings: [String] = []

    init(_ segments: [Segment]) {
        let exif = segments.first { $0.application == 1 && $0.data.starts(with: "Exif\0\0".utf8) }
        orientation = exif.flatMap { ImageOrientation(exif: $0.data[...]) }

        let pieces = segments.filter { $0.application == 2 && $0.data.starts(with: Self.iccPrefix) }
        guard !pieces.isEmpty else { return }
        if let bytes = Self.joined(pieces.map { $0.data.dropFirst(Self.iccPrefix.count) }),
            let profile = ICCProfile(bytes: bytes)
        {
            iccProfile = profile
        } else {
            warnings.append("the color profile (APP2) is incomplete or damaged and is left out")
        }
    }

    private static let iccPrefix = Array("ICC_PROFILE\0".utf8)

    /// The profile that the pieces make: each starts with its number, from 1, and how many there are.
    private static func joined(_ pieces: [ArraySlice<UInt8>]) -> [UInt8]? {
        let sorted = pieces.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
        for (index, piece) in sorted.enumerated() {
            guard piece.count >= 2, piece.first == UInt8(exactly: index + 1),
                piece.dropFirst().first == UInt8(exactly: pieces.count)
            else { return nil }
        }
        return sorted.flatMap { $0.dropFirst(2) }
    }
}
