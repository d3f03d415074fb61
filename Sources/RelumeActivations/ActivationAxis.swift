public import RelumeCore

/// The axis along which a function works.
enum ActivationAxis: Hashable, Sendable {
    /// The color channels of an image; of a tensor the axis that ``TensorShape/channelAxis`` names.
    case channels
    /// An axis by number; a negative one counts from the end.
    case index(Int)
}

extension ActivationAxis {
    /// The axis counted from 0.
    ///
    /// - Throws: `invalidArgument` where the shape has no such axis.
    func resolved(in shape: TensorShape) throws(RelumeError) -> Int {
        switch self {
        case .channels: try shape.index(ofAxis: shape.channelAxis)
        case .index(let axis): try shape.index(ofAxis: axis)
        }
    }
}

extension TensorShape {
    /// The axis of the channels: 1 where there is an axis of images before it (rank 2, 4 and above), else 0, as
    /// PyTorch's functions without an axis choose.
    public var channelAxis: Int { rank == 2 || rank >= 4 ? 1 : 0 }
}
