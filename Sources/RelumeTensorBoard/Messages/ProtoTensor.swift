extension ProtoTensor {
    /// A tensor of `strings` in a row, or of one string alone where `shape` is empty.
    init(strings: [[UInt8]], shape: [Int]) {
        self.init(.string, shape: shape)
        stringVal = strings.map(\.protoBytes)
    }

    /// A tensor of doubles in C order.
    init(doubles: [Double], shape: [Int]) {
        self.init(.double, shape: shape)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(doubles.count * 8)
        for value in doubles { bytes.append(littleEndian: value.bitPattern) }
        tensorContent = bytes.protoBytes
    }

    private init(_ type: ProtoDataType, shape: [Int]) {
        self.init()
        dtype = type
        tensorShape = ProtoTensorShape()
        tensorShape.dim = shape.map { length in
            var dimension = ProtoTensorShape.Dim()
            dimension.size = Int64(length)
            return dimension
        }
    }

    /// The only value of a float or double tensor as Float; nil for any other tensor.
    var scalar: Float? {
        let values = doubles
        return values?.count == 1 ? values?.first.map(Float.init) : nil
    }

    /// The values of a float or double tensor in C order; nil for any other tensor, or content that is cut off.
    var doubles: [Double]? {
        let bytes = [UInt8](tensorContent)
        switch dtype {
        case .double where bytes.isEmpty: return doubleVal
        case .float where bytes.isEmpty: return floatVal.map(Double.init)
        case .double where bytes.count % 8 == 0:
            return stride(from: 0, to: bytes.count, by: 8).map { offset in
                Double(bitPattern: bytes.littleEndian(at: offset, as: UInt64.self))
            }
        case .float where bytes.count % 4 == 0:
            return stride(from: 0, to: bytes.count, by: 4).map { offset in
                Double(Float(bitPattern: bytes.littleEndian(at: offset, as: UInt32.self)))
            }
        default: return nil
        }
    }
}
