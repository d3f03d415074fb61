import RelumeCodecs
import RelumeCore
import RelumeImages

/// How the bytes of encoded pictures become samples.
struct PictureDecoding: Sendable {
    let limits: DecodeLimits
    let appliesOrientation: Bool

    /// What the picture is, from its bytes or the start of them; errors name `path`.
    func spec(of bytes: [UInt8], at path: String) throws(RelumeError) -> ImageSpec {
        do throws(RelumeError) {
            let info = try ImageDecoder.info(bytes)
            try limits.check(width: info.width, height: info.height)
            return info.spec(appliesOrientation: appliesOrientation)
        } catch {
            throw error.at(path: path)
        }
    }

    /// Decodes the picture; errors name `path`.
    func sample(of bytes: [UInt8], at path: String, thumbnailSide: Int?) throws(RelumeError) -> Sample {
        do throws(RelumeError) {
            let decoded = try ImageDecoder.decode(
                bytes, limits: limits, appliesOrientation: appliesOrientation, thumbnailSide: thumbnailSide)
            return Sample(decoded.image, warnings: decoded.warnings)
        } catch {
            throw error.at(path: path)
        }
    }

    /// What the picture is for which `start` gives the first bytes, nearly always enough, and `whole` all of them.
    func header(
        at path: String, start: (_ count: Int) throws(RelumeError) -> [UInt8], whole: () throws(RelumeError) -> [UInt8]
    ) throws(RelumeError) -> ImageSpec {
        let beginning = try start(65536)
        if (try? ImageDecoder.info(beginning)) != nil { return try spec(of: beginning, at: path) }
        return try spec(of: whole(), at: path)
    }
}
