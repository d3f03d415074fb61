import RelumeCore

/// Brings a file's items into the order of a ``Tensor``: native byte order, last axis fastest.
enum NumPyDataOrder {
    /// The items of `data` in C order, little-endian; `data` itself where it is that already.
    static func rowMajorNative(_ data: ArraySlice<UInt8>, _ header: NumPyHeader) -> ArraySlice<UInt8> {
        var items = data
        if header.isFortranOrder, header.shape.rank > 1, header.shape.count > 0 {
            items = rowMajor(items, header.shape, itemSize: header.dataType.itemSize)
        }
        if header.isBigEndian { reverseItems(&items, itemSize: header.dataType.itemSize) }
        return items
    }

    /// Items whose first axis runs fastest, reordered so that the last does.
    private static func rowMajor(_ data: ArraySlice<UInt8>, _ shape: TensorShape, itemSize: Int) -> ArraySlice<UInt8> {
        let steps = shape.dimensions.dropLast().reduce(into: [itemSize]) { $0.append($0[$0.count - 1] * $1) }
        var index = [Int](repeating: 0, count: shape.rank)
        var source = data.startIndex
        var output: [UInt8] = []
        output.reserveCapacity(data.count)
        for _ in 0..<shape.count {
            output.append(contentsOf: data[source..<source + itemSize])
            // Count like an odometer: the last axis moves first, a full axis returns to 0 and moves the one before.
            for axis in stride(from: shape.rank - 1, through: 0, by: -1) {
                index[axis] += 1
                source += steps[axis]
                if index[axis] < shape[axis] { break }
                source -= steps[axis] * shape[axis]
                index[axis] = 0
            }
        }
        return output[...]
    }

    private static func reverseItems(_ data: inout ArraySlice<UInt8>, itemSize: Int) {
        for start in stride(from: data.startIndex, to: data.endIndex, by: itemSize) {
            for offset in 0..<itemSize / 2 { data.swapAt(start + offset, start + itemSize - 1 - offset) }
        }
    }
}
