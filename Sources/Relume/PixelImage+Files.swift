public import RelumeCodecs
public import RelumeCore
import RelumeFiles
public import RelumeImages

// These stand in Relume because RelumeCodecs knows nothing of paths, and RelumeFiles nothing of pictures.
extension PixelImage {
    /// Reads an image file of any ``ImageFormat``, which its first bytes tell, and never its name.
    ///
    /// - Parameters:
    ///   - limits: Checked before memory for the pixels is allocated.
    ///   - appliesOrientation: Whether the picture is turned as EXIF asks.
    /// - Throws: what ``ImageDecoder/decode(_:limits:appliesOrientation:thumbnailSide:)`` throws, `io` if the file cannot be
    ///   read; each names the path.
    public init(
        contentsOf path: String, limits: DecodeLimits = .default, appliesOrientation: Bool = true
    ) throws(RelumeError) {
        do throws(RelumeError) {
            let bytes = try FileSystem.read(path, limit: ReadLimit(bytes: limits.maxFileBytes))
            self = try ImageDecoder.decode(bytes, limits: limits, appliesOrientation: appliesOrientation).image
        } catch {
            throw error.at(path: path)
        }
    }

    /// Writes the picture as a file of the format that the path's ending names, whole or not at all. The directory is made
    /// where it is missing.
    ///
    /// - Parameter profile: How hard a PNG is compressed.
    /// - Throws: `unsupported` for an ending of no format that is written, which is PNG alone; what its encoder throws; `io` if
    ///   the file cannot be written; each names the path.
    public func write(to path: String, profile: PNGProfile = .fast) throws(RelumeError) {
        try FileSystem.writePicture(to: path) { format throws(RelumeError) in
            try format == .png ? PNGEncoder.encode(self, profile: profile) : format.encode(self)
        }
    }
}

extension IndexedImage {
    /// Writes indices and palette as a PNG file, whole or not at all. The directory is made where it is missing.
    ///
    /// - Parameters:
    ///   - profile: How hard it is compressed.
    ///   - reduces: Whether indices of few colors take 1, 2 or 4 bits, instead of the 8 that every program reads.
    /// - Throws: `unsupported` for an ending other than PNG's, `invalidArgument` for a picture without pixels, `io` if the file
    ///   cannot be written; each names the path.
    public func write(to path: String, profile: PNGProfile = .fast, reduces: Bool = false) throws(RelumeError) {
        try FileSystem.writePicture(to: path) { format throws(RelumeError) in
            guard format == .png else {
                throw RelumeError(
                    .unsupported, "\(format.name) has no palette; name the file .png, or write it as a PixelImage")
            }
            return try PNGEncoder.encode(self, profile: profile, reduces: reduces)
        }
    }
}

extension FileSystem {
    /// Writes what `encode` makes for the format of the path's ending.
    fileprivate static func writePicture(
        to path: String, _ encode: (ImageFormat) throws(RelumeError) -> [UInt8]
    ) throws(RelumeError) {
        do throws(RelumeError) {
            let bytes = try encode(try ImageFormat.written(byExtension: Path.extension(path)))
            try createDirectories(above: path)
            try write(bytes, to: path)
        } catch {
            throw error.at(path: path)
        }
    }
}
