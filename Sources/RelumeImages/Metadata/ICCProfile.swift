/// An ICC color profile, kept as it came.
public struct ICCProfile: Sendable, Hashable {
    /// The name under which a PNG holds it.
    public var name: String
    /// The profile's bytes; their format is ICC.1:2022.
    public let bytes: [UInt8]
    /// The zlib stream that a PNG held it in, which is written as it came; nil where it has to be made.
    package var zlibStream: [UInt8]?

    /// The name given where the file knows none.
    package static let defaultName = "ICC profile"
    /// The most bytes that a profile may hold: far beyond real ones, and a bound for what a small chunk can inflate to.
    package static let maxBytes = 16 << 20

    /// Wraps `bytes`, which must start with a profile; nil if size and signature in its header say otherwise.
    ///
    /// Without a `name` it takes the description that the profile holds.
    public init?(name: String = "", bytes: [UInt8]) {
        guard let size = bytes[...].integer(UInt32.self, at: 0), size >= 132, size <= bytes.count,
            bytes[36..<40].elementsEqual("acsp".utf8)
        else { return nil }
        self.name = name
        self.bytes = size == bytes.count ? bytes : Array(bytes.prefix(Int(size)))
        if name.isEmpty { self.name = embeddedDescription ?? Self.defaultName }
    }

    /// Whether name and bytes are equal; how a file compressed them does not matter.
    public static func == (left: ICCProfile, right: ICCProfile) -> Bool {
        left.name == right.name && left.bytes == right.bytes
    }

    /// Hashes name and bytes.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(bytes)
    }

    /// The four letters of the color space whose samples it describes, such as "RGB " or "GRAY".
    public var colorSpace: String { String(decoding: bytes[16..<20], as: UTF8.self) }

    /// Whether it describes samples of that many color channels.
    public func fits(colorChannels: Int) -> Bool {
        colorSpace == (colorChannels == 1 ? "GRAY" : "RGB ")
    }
}

extension ImageMetadata {
    /// Takes `profile` if it fits samples of so many color channels.
    ///
    /// - Returns: A warning if it does not.
    package mutating func adopt(_ profile: ICCProfile, colorChannels: Int) -> String? {
        guard profile.fits(colorChannels: colorChannels) else {
            return """
                the color profile "\(profile.name)" is for \(profile.colorSpace.trimmingSuffix(" ")) samples and does \
                not fit the decoded \(colorChannels == 1 ? "gray" : "RGB"); it is left out
                """
        }
        iccProfile = profile
        return nil
    }
}

extension String {
    /// Without `character` at the end.
    fileprivate func trimmingSuffix(_ character: Character) -> Substring {
        var text = self[...]
        while text.last == character { text.removeLast() }
        return text
    }
}
