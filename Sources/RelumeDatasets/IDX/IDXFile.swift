import RelumeArchives
import RelumeCore
import RelumeFiles

/// An IDX file of bytes: two zero bytes, the type of the values, how many axes there are, the size of each as four bytes
/// from the highest down, and the values.
///
/// Source: LeCun, http://yann.lecun.com/exdb/mnist/
struct IDXFile: Sendable {
    let path: String
    let shape: [Int]
    /// The file, unpacked.
    let bytes: [UInt8]
    /// Where its values begin.
    let start: Int

    /// The type of the values that are read.
    private static let byteType: UInt8 = 0x08
    private static let types: [UInt8: String] = [
        byteType: "uint8", 0x09: "int8", 0x0B: "int16", 0x0C: "int32", 0x0D: "float32", 0x0E: "float64",
    ]

    /// Reads the file at `path`, which may be compressed by gzip; it holds `rank` axes of bytes.
    ///
    /// - Throws: `io` if it cannot be read; `unsupported` for another type; `malformedData`, with the offset, for another
    ///   header, and where it has more or fewer values than its header says.
    init(path: String, rank: Int) throws(RelumeError) {
        let bytes = try Self.isCompressed(path) ? Self.unpacked(path, upTo: nil) : FileSystem.read(path)
        try self.init(bytes, of: path, rank: rank)
    }

    private init(_ bytes: [UInt8], of path: String, rank: Int) throws(RelumeError) {
        func malformed(_ fault: String, at offset: Int) -> RelumeError {
            RelumeError(.malformedData, "\(fault); get or unpack the file again", path: path, byteOffset: offset)
        }
        let content = rank == 3 ? "pictures" : "labels"
        guard bytes.count >= 4, bytes[0] == 0, bytes[1] == 0, let type = Self.types[bytes[2]] else {
            let found = bytes.isEmpty ? "is empty" : "begins with \(Array(bytes.prefix(4)))"
            throw malformed("the file \(found), expected the IDX header [0, 0, 8, \(rank)] of \(content)", at: 0)
        }
        guard bytes[3] == rank else {
            throw malformed("the header says \(bytes[3]) axes, expected \(rank) for \(content)", at: 3)
        }
        guard bytes[2] == Self.byteType else {
            throw RelumeError(
                .unsupported, "the values are \(type), and \(content) are read of uint8 only; convert them", path: path,
                byteOffset: 2)
        }
        start = 4 + 4 * rank
        guard bytes.count >= start else {
            throw malformed("the file ends within its header of \(start) bytes", at: bytes.count)
        }
        shape = Self.sizes(bytes, rank)
        guard let count = Self.product(shape), count > 0, bytes.count - start == count else {
            throw malformed(
                "the header says \(shape.map(String.init).joined(separator: " x ")) values, and "
                    + "\(bytes.count - start) bytes follow it",
                at: start)
        }
        self.path = path
        self.bytes = bytes
    }

    private static func sizes(_ bytes: [UInt8], _ rank: Int) -> [Int] {
        (0..<rank).map { axis in bytes[4 + 4 * axis..<8 + 4 * axis].reduce(0) { $0 << 8 | Int($1) } }
    }

    /// Nil where it is beyond any file.
    private static func product(_ sizes: [Int]) -> Int? {
        sizes.reduce(1) { product, size in
            guard let (result, overflow) = product?.multipliedReportingOverflow(by: size), !overflow else { return nil }
            return result
        }
    }

    /// Whether the file at `path` begins as one of pictures does, and is as long as it says, where that can be told
    /// without unpacking it.
    static func holdsPictures(_ path: String) throws(RelumeError) -> Bool {
        guard let status = try FileSystem.status(of: path), status.kind == .file else { return false }
        let isCompressed = try Self.isCompressed(path)
        let header = isCompressed ? (try? unpacked(path, upTo: 16)) ?? [] : try FileSystem.read(path, upTo: 16)
        guard header.count == 16, header.starts(with: [0, 0, byteType, 3]) else { return false }
        return isCompressed || product(sizes(header, 3)) == status.size - 16
    }

    // MARK: Compression

    private static func isCompressed(_ path: String) throws(RelumeError) -> Bool {
        try FileSystem.read(path, upTo: 2) == [0x1F, 0x8B]
    }

    /// What gzip packed, all of it or the start.
    private static func unpacked(_ path: String, upTo count: Int?) throws(RelumeError) -> [UInt8] {
        let archive = try ArchiveReader(path: path, format: .gzip)
        _ = try archive.next()
        guard let count else { return try archive.readMember() }
        var bytes: [UInt8] = []
        try bytes.append(addingCapacity: count) { span throws(RelumeError) in _ = try archive.read(into: &span) }
        return bytes
    }
}
