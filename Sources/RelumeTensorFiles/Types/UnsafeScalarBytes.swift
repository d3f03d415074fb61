// The one file of the module that looks at scalars as raw memory.

extension OutputSpan where Element: TensorScalar {
    /// Lets `fill` write the memory of the next `count` scalars, and takes as many as it fills whole.
    mutating func appendMemory<E: Error>(
        ofNext count: Int, _ fill: (inout OutputSpan<UInt8>) throws(E) -> Void
    ) throws(E) {
        precondition(count <= freeCapacity, "\(count) scalars do not fit in \(freeCapacity)")
        try withUnsafeMutableBufferPointer { buffer, initialized throws(E) in
            // Safe: the memory is the span's own and free, and TensorScalar has a value for every bit pattern.
            let free = UnsafeMutableBufferPointer(rebasing: buffer[initialized..<initialized + count])
            let bytes = UnsafeMutableRawBufferPointer(free).bindMemory(to: UInt8.self)
            var span = OutputSpan<UInt8>(buffer: bytes, initializedCount: 0)
            defer { _ = UnsafeMutableRawBufferPointer(bytes).bindMemory(to: Element.self) }
            try fill(&span)
            initialized += span.finalize(for: bytes) / MemoryLayout<Element>.size
        }
    }
}

extension MutableSpan where Element: TensorScalar {
    /// Turns the bytes of every scalar round, as the other byte order has them.
    mutating func swapBytes() {
        withUnsafeMutableBytes { memory in
            // Safe: as many whole integers as there are scalars of the same size stand there, aligned as those are.
            func swap<Bits: FixedWidthInteger>(_ type: Bits.Type) {
                let items = memory.bindMemory(to: type)
                for index in items.indices { items[index] = items[index].byteSwapped }
                _ = UnsafeMutableRawBufferPointer(items).bindMemory(to: Element.self)
            }
            switch MemoryLayout<Element>.size {
            case 2: swap(UInt16.self)
            case 4: swap(UInt32.self)
            case 8: swap(UInt64.self)
            default: break
            }
        }
    }
}

extension OutputSpan<UInt8> {
    /// Appends `bytes`, for which there must be room.
    mutating func append(contentsOf bytes: ArraySlice<UInt8>) {
        precondition(bytes.count <= freeCapacity, "\(bytes.count) bytes do not fit in \(freeCapacity)")
        bytes.withUnsafeBytes { source in
            withUnsafeMutableBufferPointer { buffer, initialized in
                // Safe: both sides have room for as many bytes, and a span's memory is not an array's.
                UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[initialized...])
                    .copyMemory(from: source)
                initialized += source.count
            }
        }
    }
}

extension [UInt8] {
    /// Appends the bytes of `memory`.
    mutating func append(contentsOf memory: RawSpan) {
        memory.withUnsafeBytes { append(contentsOf: $0) }
    }
}
