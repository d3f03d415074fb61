import CRelumeKernels

/// CRC-32C (Castagnoli) and the mask that TensorFlow's record files put over it.
package enum CRC32C {
    /// The checksum of `bytes`; 0xE3069283 for the ASCII digits 1 to 9.
    package static func checksum(_ bytes: Span<UInt8>) -> UInt32 {
        // The kernel reads `count` bytes and keeps no pointer.
        bytes.withUnsafeBufferPointer { relume_crc32c($0.baseAddress, $0.count) }
    }

    /// The checksum as it stands in a record: rotated right by 15 bits plus 0xA282EAD8, so that the checksum of bytes
    /// that hold checksums stays well mixed.
    package static func masked(_ bytes: Span<UInt8>) -> UInt32 {
        let checksum = checksum(bytes)
        return (checksum >> 15 | checksum << 17) &+ 0xA282_EAD8
    }
}
