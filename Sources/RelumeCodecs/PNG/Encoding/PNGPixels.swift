import RelumeCore

/// An image's rows as a PNG holds them before they are filtered.
struct PNGPixels: Sendable {
    let bytes: [UInt8]
    let rows: PNGRows

    /// - Complexity: O(1) for 8 bits, O(samples) for 16.
    init(_ image: PixelImage) {
        switch image.samples {
        case .uint8(let tensor): bytes = tensor.storedBytes
        case .uint16(let tensor): bytes = tensor.storedBytes
        }
        rows = PNGRows(width: image.width, height: image.height, channels: image.channels, bitDepth: image.bitDepth)
        precondition(bytes.count == rows.height * rows.rowBytes)
    }
}
