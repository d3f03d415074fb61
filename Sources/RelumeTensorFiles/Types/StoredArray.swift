import RelumeCore
import RelumeParallel

/// How an array stands in a file.
struct StoredArray: Hashable, Sendable {
    let dataType: TensorDataType
    let isBigEndian: Bool
    let isFortranOrder: Bool
    let shape: TensorShape

    init(_ dataType: TensorDataType, isBigEndian: Bool = false, isFortranOrder: Bool = false, _ shape: TensorShape) {
        self.dataType = dataType
        self.isBigEndian = isBigEndian
        self.isFortranOrder = isFortranOrder
        self.shape = shape
    }

    /// The bytes of its items.
    var size: Int { shape.count * dataType.itemSize }

    /// The bytes of an array of axes `lengths`, or nil beyond any memory. A length of 0 does not excuse the others.
    static func size(_ lengths: [Int], _ dataType: TensorDataType) -> Int? {
        var size = dataType.itemSize
        for length in lengths {
            let (product, overflow) = size.multipliedReportingOverflow(by: length)
            guard !overflow else { return nil }
            size = product
        }
        return size
    }

    /// Its items as `Scalar`, of all rows or of those asked for; `source` stands at the first item.
    ///
    /// - Throws: `unsupported` where items of this type are not read as `Scalar`, `invalidArgument` for rows that are not
    ///   there, `malformedData` where the bytes end before.
    func read<Scalar: TensorScalar, Source: ByteSource & ~Copyable>(
        _ rows: Range<Int>? = nil, as type: Scalar.Type, from source: inout Source
    ) throws(RelumeError) -> Tensor<Scalar> {
        let rows = try rows.map { range throws(RelumeError) in try checked(range) }
        if Scalar.hasMemory(of: dataType) { return try items(rows, from: &source) }
        guard let widen = Scalar.widening(dataType) else {
            throw RelumeError(
                .unsupported,
                "it holds \(dataType.rawValue), and \(Scalar.dataType.rawValue) was asked for; read it as that, or save "
                    + "it with astype('\(Scalar.dataType.rawValue)')")
        }
        let bits: Tensor<UInt16> = try items(rows, from: &source)
        return Tensor(shape: bits.shape) { output in
            for item in bits.scalars { output.append(widen(item)) }
        }
    }

    private func checked(_ rows: Range<Int>) throws(RelumeError) -> Range<Int> {
        guard shape.rank > 0, 0 <= rows.lowerBound, rows.upperBound <= shape[0] else {
            throw RelumeError(
                .invalidArgument,
                "rows \(rows.lowerBound)..<\(rows.upperBound) of an array of shape \(shape); ask for rows that it has")
        }
        return rows
    }

    /// The items in this machine's order, read into the memory of the tensor.
    private func items<Item: TensorScalar, Source: ByteSource & ~Copyable>(
        _ rows: Range<Int>?, from source: inout Source
    ) throws(RelumeError) -> Tensor<Item> {
        guard source.remaining >= size else {
            throw RelumeError(
                .malformedData,
                "shape \(shape) of \(dataType.rawValue) needs \(size) data bytes, and \(source.remaining) stand here; "
                    + "copy the file again")
        }
        var tensor: Tensor<Item>
        if let rows {
            tensor = try self.rows(rows, from: &source)
        } else {
            tensor = try Self.tensor(shape) { output throws(RelumeError) in
                try Self.append(shape.count, to: &output, from: &source)
            }
            tensor = try inRows(tensor, shape)
        }
        if isBigEndian { tensor.withMutableScalars { $0.swapBytes() } }
        return tensor
    }

    /// Reads some rows and no other bytes: in Fortran order a piece of each column.
    private func rows<Item: TensorScalar, Source: ByteSource & ~Copyable>(
        _ rows: Range<Int>, from source: inout Source
    ) throws(RelumeError) -> Tensor<Item> {
        let part = TensorShape(unchecked: [rows.count] + shape.dimensions.dropFirst())
        let rowCount = shape[0]
        let columns = rowCount == 0 ? 0 : shape.count / rowCount
        let (pieces, first, piece, all) =
            isFortranOrder
            ? (columns, rows.lowerBound, rows.count, rowCount)
            : (1, rows.lowerBound * columns, part.count, shape.count)
        let tensor: Tensor<Item> = try Self.tensor(part) { output throws(RelumeError) in
            guard part.count > 0 else { return }
            for number in 0..<pieces {
                try source.skip((number == 0 ? first : all - piece) * dataType.itemSize)
                try Self.append(piece, to: &output, from: &source)
            }
        }
        return try inRows(tensor, part)
    }

    /// What was read of an array of `shape`, the last axis fastest.
    private func inRows<Scalar>(_ tensor: Tensor<Scalar>, _ shape: TensorShape) throws(RelumeError) -> Tensor<Scalar> {
        guard isFortranOrder else { return tensor }
        let reversed = TensorShape(unchecked: shape.dimensions.reversed())
        return try tensor.reshaped(unchecked: reversed).permuted((0..<shape.rank).reversed())
    }

    /// From this size on memory in large pages costs less than the page faults of small ones; NumPy's threshold, too.
    private static let largeSize = 1 << 22

    /// A tensor whose scalars `initialize` appends, all of them.
    private static func tensor<Item: TensorScalar>(
        _ shape: TensorShape, _ initialize: (inout OutputSpan<Item>) throws(RelumeError) -> Void
    ) throws(RelumeError) -> Tensor<Item> {
        var scalars = [Item](
            reserving: shape.count, hugePages: shape.count * MemoryLayout<Item>.size >= largeSize)
        try scalars.append(addingCapacity: shape.count, initializingWith: initialize)
        return Tensor(unchecked: shape, scalars: scalars)
    }

    private static func append<Item: TensorScalar, Source: ByteSource & ~Copyable>(
        _ count: Int, to output: inout OutputSpan<Item>, from source: inout Source
    ) throws(RelumeError) {
        let end = output.count + count
        try output.appendMemory(ofNext: count) { bytes throws(RelumeError) in try source.read(into: &bytes) }
        guard output.count == end else {
            throw RelumeError(.malformedData, "the file became shorter while it was read; read it when it is complete")
        }
    }
}
