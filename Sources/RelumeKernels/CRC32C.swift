import CRelumeKernels

/// CRC-32C (Castagnoli), the checksum of TensorFlow's record files and of manifests.
package enum CRC32C {
    /// The checksum of `bytes`; 0xE3069283 for the ASCII digits 1 to 9.
    package static func checksum(_ bytes: Span<UInt8>) -> UInt32 {
        // The kernel reads `count` bytes and keeps no pointer.
        bytes.withUnsafeBufferPointer { InstructionSet.kernels.crc32c(0, $0.baseAddress, $0.count) }
    }

    /// The checksum of the bytes whose checksum is `earlier`, 0 for none, with `bytes` behind them.
    package static func checksum(_ bytes: RawSpan, behind earlier: UInt32 = 0) -> UInt32 {
        // As above; raw memory may be read as bytes.
        bytes.withUnsafeBytes { buffer in
            InstructionSet.kernels.crc32c(
                earlier, buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), buffer.count)
        }
    }
}
