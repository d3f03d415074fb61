import RelumeCodecs
import RelumeImages

/// What the header of an image says.
package struct ImageReport: Sendable, Encodable {
    let kind = "image"
    let path: String
    /// The format's name, in lower case as JSON has it.
    let format: String
    let width: Int
    let height: Int
    let colorType: String
    let bitDepth: Int
    let interlaced: Bool
    let progressive: Bool
    let transparency: Bool
    let orientation: Int
    let profile: String?
    private let name: String

    private enum CodingKeys: CodingKey {
        case kind, path, format, width, height, colorType, bitDepth, interlaced, progressive, transparency, orientation
        case profile
    }

    init(_ info: ImageInfo, path: String) {
        self.path = path
        name = info.format.name
        format = info.format.name.lowercased()
        width = info.width
        height = info.height
        colorType = info.colorType.rawValue
        bitDepth = info.bitDepth
        interlaced = info.isInterlaced
        progressive = info.isProgressive
        transparency = info.hasTransparencyChunk
        orientation = info.orientation.rawValue
        profile = info.iccProfileName
    }

    var lines: [String] {
        var facts = ["\(name) \(width) x \(height)", colorType, "\(bitDepth) bits a sample"]
        if interlaced { facts.append("interlaced") }
        if progressive { facts.append("progressive") }
        if transparency { facts.append("transparency (tRNS)") }
        if orientation != 1 { facts.append("orientation \(orientation)") }
        if let profile { facts.append("profile \"\(profile)\"") }
        return ["\(path): " + facts.joined(separator: ", ")]
    }
}
