import RelumeCore
import RelumeDatasets
import RelumeFiles
import RelumeKernels

/// What an input or an output held, so that a later run can tell whether it still does.
struct FileCheck: Codable, Sendable {
    /// The size.
    let bytes: Int
    /// The CRC-32C of the bytes, as eight hexadecimal digits.
    let crc32c: String
    /// When an input was written last, in nanoseconds since 1970. Told, and not compared: a copy of a file holds the same at
    /// another time, and a file may change within the time that a clock tells apart.
    var modified: Int?

    private init(bytes: Int, checksum: UInt32) {
        self.bytes = bytes
        let digits = String(checksum, radix: 16)
        crc32c = String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }

    init(of bytes: [UInt8]) {
        self.init(bytes: bytes.count, checksum: CRC32C.checksum(bytes.span))
    }

    /// Of bytes that stand in pieces, one after the other.
    init(ofPieces pieces: [[UInt8]]) {
        self.init(
            bytes: pieces.reduce(0) { $0 + $1.count },
            checksum: pieces.reduce(0) { CRC32C.checksum($1.span.bytes, behind: $0) })
    }

    /// Reads a file, piece by piece.
    init(ofFile path: String) throws(RelumeError) {
        let file = try ReadingFile(path: path)
        var (size, checksum): (Int, UInt32) = (0, 0)
        var piece: [UInt8] = []
        repeat {
            piece.removeAll(keepingCapacity: true)
            try file.read(1 << 18, appendingTo: &piece)
            size += piece.count
            checksum = CRC32C.checksum(piece.span.bytes, behind: checksum)
        } while !piece.isEmpty
        self.init(bytes: size, checksum: checksum)
    }

    /// Of samples that stand among others in their file.
    init(of batch: LabeledBatch) {
        let labels = batch.labels + (batch.coarseLabels ?? [])
        let samples =
            switch batch.images.samples {
            case .uint8(let tensor): FileCheck.sum(tensor.scalars.span.bytes, labels)
            case .uint16(let tensor): FileCheck.sum(tensor.scalars.span.bytes, labels)
            case .float32(let tensor): FileCheck.sum(tensor.scalars.span.bytes, labels)
            }
        self.init(bytes: samples.bytes, checksum: samples.checksum)
    }

    private static func sum(_ samples: RawSpan, _ labels: [Int]) -> (bytes: Int, checksum: UInt32) {
        (samples.byteCount, CRC32C.checksum(labels.span.bytes, behind: CRC32C.checksum(samples)))
    }

    /// The CRC-32C as a number.
    var checksum: UInt32 { UInt32(crc32c, radix: 16) ?? 0 }

    /// Whether both hold the same.
    func matches(_ other: FileCheck?) -> Bool { bytes == other?.bytes && crc32c == other?.crc32c }

    /// Whether the file at `path` holds the same still; false where it cannot be read.
    func matches(fileAt path: String) -> Bool {
        // The size is told without reading.
        guard let status = try? FileSystem.status(of: path), status.kind == .file, status.size == bytes else {
            return false
        }
        return matches(try? FileCheck(ofFile: path))
    }
}
