package import RelumeKernels

/// The frame of a TFRecord: `length: UInt64`, `masked CRC-32C of the length`, payload, `masked CRC-32C of the payload`,
/// all little-endian. Files of records have no header and no footer.
package enum RecordFraming {
    /// The bytes before the payload.
    static let headerLength = 12
    /// The bytes behind the payload.
    static let footerLength = 4

    /// The record of `payload`, ready to be appended to a file.
    package static func framed(_ payload: [UInt8]) -> [UInt8] {
        var record: [UInt8] = []
        record.reserveCapacity(headerLength + payload.count + footerLength)
        record += header(payloadLength: UInt64(payload.count))
        record += payload
        record.append(littleEndian: CRC32C.masked(payload.span))
        return record
    }

    /// The bytes before a payload of `payloadLength` bytes.
    package static func header(payloadLength: UInt64) -> [UInt8] {
        var header: [UInt8] = []
        header.append(littleEndian: payloadLength)
        header.append(littleEndian: CRC32C.masked(header.span))
        return header
    }
}

extension CRC32C {
    /// The checksum as it stands in a record: rotated right by 15 bits plus 0xA282EAD8, so that the checksum of bytes
    /// that hold checksums stays well mixed.
    package static func masked(_ bytes: Span<UInt8>) -> UInt32 {
        let checksum = checksum(bytes)
        return (checksum >> 15 | checksum << 17) &+ 0xA282_EAD8
    }
}

extension Array where Element == UInt8 {
    /// Appends the bytes of `value`, least significant first.
    mutating func append(littleEndian value: some FixedWidthInteger & UnsignedInteger) {
        for shift in stride(from: 0, to: value.bitWidth, by: 8) {
            append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }

    /// The number whose bytes start at `offset`, least significant first.
    func littleEndian<Value: FixedWidthInteger & UnsignedInteger>(at offset: Int, as type: Value.Type) -> Value {
        (0..<Value.bitWidth / 8).reduce(0) { $0 | Value(self[offset + $1]) << (8 * $1) }
    }
}
