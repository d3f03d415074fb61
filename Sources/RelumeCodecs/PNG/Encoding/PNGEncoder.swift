public import RelumeCore
public import RelumeImages

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

/// Encodes images as PNG.
///
/// The bytes depend on the image, the profile and the version of libdeflate only: no time, no name of a program, and not
/// on the number of jobs.
public enum PNGEncoder {
    /// The PNG file of `image`: unless it is reduced, gray, gray and alpha, RGB or RGBA with 8 or 16 bits; not interlaced,
    /// with the image's metadata. A color profile is written only if its color space is that of the image.
    ///
    /// - Parameters:
    ///   - reduces: Whether the pixels are stored in the smallest form that holds them: fewer channels, fewer bits, a
    ///     palette. Programs then see another kind of image, with the same pixels.
    ///   - jobs: On how many threads a large image is encoded. One is right where images are many and each worker has its
    ///     own.
    /// - Throws: `invalidArgument` for an image without pixels or with a side beyond 2147483647, `limitExceeded` if
    ///   memory is short.
    public static func encode(
        _ image: PixelImage, profile: PNGProfile = .fast, reduces: Bool = false, jobs: Int = 1
    ) throws(RelumeError) -> [UInt8] {
        try checkSides(image.width, image.height)
        let pixels = reduces ? PNGPixels(reducing: image) : PNGPixels(image)
        let ancillary = try image.metadata.chunks(colorChannels: pixels.colorChannels)
        return try encode(pixels, ancillary, profile, jobs: jobs)
    }

    /// The PNG file of `image`: its indices in 8 bits, and its palette in the order given, with tRNS where a color is not
    /// opaque.
    ///
    /// - Parameters:
    ///   - reduces: Whether the indices are stored in 1, 2 or 4 bits where the palette has no more colors than they tell
    ///     apart; its order stays.
    ///   - jobs: On how many threads a large image is encoded.
    /// - Throws: as for other images.
    public static func encode(
        _ image: IndexedImage, profile: PNGProfile = .fast, reduces: Bool = false, jobs: Int = 1
    ) throws(RelumeError) -> [UInt8] {
        try checkSides(image.width, image.height)
        return try encode(PNGPixels(image, reduces: reduces), [], profile, jobs: jobs)
    }

    /// How long an IDAT chunk becomes at most.
    static let mostChunkBytes = 1 << 30

    static func checkSides(_ width: Int, _ height: Int) throws(RelumeError) {
        let sides = 1...Int(Int32.max)
        guard sides.contains(width), sides.contains(height) else {
            throw RelumeError(
                .invalidArgument,
                "a PNG image has from 1 to 2147483647 pixels a side, this one is \(width) x \(height)")
        }
    }

    /// The file of `pixels`, `ancillary` being whole chunks to stand behind the header.
    private static func encode(
        _ pixels: PNGPixels, _ ancillary: [UInt8], _ profile: PNGProfile, jobs: Int
    ) throws(RelumeError) -> [UInt8] {
        let stream = try pixels.smallestStream(of: try PNGCompression.candidates(profile, pixels), jobs: max(jobs, 1))

        var file: [UInt8] = []
        file.reserveCapacity(stream.byteCount + ancillary.count + 1280)
        file += PNGContainer.signature
        file.appendPNGChunk(.header, pixels.header.chunkData)
        file += ancillary
        if !pixels.palette.isEmpty { file.appendPNGChunk(.palette, pixels.palette) }
        if !pixels.paletteAlpha.isEmpty { file.appendPNGChunk(.transparency, pixels.paletteAlpha) }
        if stream.byteCount <= mostChunkBytes {
            file.appendPNGChunk(.imageData, pieces: stream)
        } else {
            file.appendImageData(stream)
        }
        file.appendPNGChunk(.end, [])
        return file
    }
}

extension [UInt8] {
    /// Appends the zlib stream in as few IDAT chunks as their length allows.
    fileprivate mutating func appendImageData(_ stream: [[UInt8]]) {
        let mostBytes = PNGEncoder.mostChunkBytes
        // A piece has to be cut only where a single row is longer than a chunk may be.
        let pieces = stream.flatMap { piece in
            stride(from: 0, to: piece.count, by: mostBytes).map { piece[$0..<Swift.min($0 + mostBytes, piece.count)] }
        }
        var group: [ArraySlice<UInt8>] = []
        var count = 0
        for piece in pieces {
            if count + piece.count > mostBytes {
                appendPNGChunk(.imageData, pieces: group)
                (group, count) = ([], 0)
            }
            group.append(piece)
            count += piece.count
        }
        appendPNGChunk(.imageData, pieces: group)
    }
}
