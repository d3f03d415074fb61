import CRelumeKernels

/// CRC-32C (Castagnoli), the checksum of TensorFlow's record files.
package enum CRC32C {
    /// The checksum of `bytes`; 0xE3069283 for the ASCII digits 1 to 9.
    package static func checksum(_ bytes: Span<UInt8>) -> UInt32 {
        // The kernel reads `count` bytes and keeps no pointer.
        bytes.withUnsafeBufferPointer { InstructionSet.kernels.crc32c($0.baseAddress, $0.count) }
    }
}
