// The one file of the module that looks at scalars as raw memory.

extension NumPyScalar {
    /// The scalars whose memory is `bytes`, in native byte order; a rest smaller than a scalar is left out.
    static func copiedScalars(from bytes: ArraySlice<UInt8>) -> [Self] {
        let count = bytes.count / MemoryLayout<Self>.size
        return [Self](unsafeUninitializedCapacity: count) { buffer, initialized in
            bytes.withUnsafeBytes { source in
                // Safe: `count` whole items fit into both sides, and NumPyScalar has a value for every bit pattern.
                UnsafeMutableRawBufferPointer(buffer).copyMemory(
                    from: UnsafeRawBufferPointer(rebasing: source.prefix(count * MemoryLayout<Self>.size)))
            }
            initialized = count
        }
    }
}

extension [UInt8] {
    /// Appends the memory of `scalars` in native byte order, little-endian on every system Relume is built for.
    mutating func append<Scalar: NumPyScalar>(memoryOf scalars: [Scalar]) {
        // Safe: NumPyScalar has no padding, so every byte is initialized; the pointer does not leave the closure.
        scalars.withUnsafeBytes { append(contentsOf: $0) }
    }
}
