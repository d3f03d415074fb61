import RelumeImages

extension OutputSpan where Element: FixedWidthInteger & BitwiseCopyable {
    /// Lends the bytes of all samples for `fill` to write, every one of them, as the file stores them: 16 bits with the
    /// high byte first. Nothing is appended if it returns false.
    mutating func appendStoredSamples(_ fill: (inout MutableSpan<UInt8>) -> Bool) -> Bool {
        withUnsafeMutableBufferPointer { samples, initializedCount in
            // Integers of any bytes are valid, and the bytes of a buffer of them are bytes; `fill` says whether it has
            // written them all.
            let bytes = UnsafeMutableRawBufferPointer(samples)
            var span = MutableSpan<UInt8>(_unsafeBytes: bytes)
            guard fill(&span) else { return false }
            if Element.bitWidth > 8 {
                for index in samples.indices { samples[index] = Element(bigEndian: samples[index]) }
            }
            initializedCount = samples.count
            return true
        }
    }
}

extension SampleTensor {
    /// The samples as a file stores them: 16 bits with the high byte first.
    var storedBytes: [UInt8] {
        if let bytes = scalars as? [UInt8] { return bytes }
        let size = Scalar.bitWidth / 8
        return [UInt8](unsafeUninitializedCapacity: scalars.count * size) { output, initializedCount in
            // Fresh memory of the allocator suits any integer; every one is written.
            output.withMemoryRebound(to: Scalar.self) { output in
                for index in scalars.indices { output[index] = scalars[index].bigEndian }
            }
            initializedCount = scalars.count * size
        }
    }
}
