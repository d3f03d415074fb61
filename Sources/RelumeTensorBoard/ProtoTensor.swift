#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The bytes of a message, as swift-protobuf holds them.
typealias ProtoBytes = Data

extension ProtoTensor {
    /// A tensor without values.
    init(_ type: ProtoDataType, shape: [Int]) {
        self.init()
        dtype = type
        tensorShape = ProtoTensorShape()
        tensorShape.dim = shape.map { length in
            var dimension = ProtoTensorShape.Dim()
            dimension.size = Int64(length)
            return dimension
        }
    }

    /// A tensor of `strings` in a row, or of one string alone where `shape` is empty.
    init(strings: [ProtoBytes], shape: [Int]) {
        self.init(.string, shape: shape)
        stringVal = strings
    }

    /// A tensor of doubles in C order.
    init(doubles: [Double], shape: [Int]) {
        self.init(.double, shape: shape)
        tensorContent = ProtoBytes(doubles.flatMap { value in
            (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * $0)) }
        })
    }
}

extension ProtoSummary.Value {
    /// A tensor under `tag` with the metadata that leads TensorBoard to the dashboard of `kind`.
    init(tag: String, tensor: ProtoTensor, kind: SummaryKind) {
        self.init()
        self.tag = tag
        self.tensor = tensor
        metadata.pluginData.pluginName = kind.rawValue
        metadata.dataClass =
            switch kind {
            case .images: .blobSequence
            case .scalars: .scalar
            default: .tensor
            }
    }
}
