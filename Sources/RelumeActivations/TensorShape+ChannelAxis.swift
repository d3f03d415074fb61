public import RelumeCore

extension TensorShape {
    /// The axis of the channels: 1 where there is an axis of images before it (rank 2, 4 and above), else 0, as
    /// PyTorch's functions without an axis choose.
    public var channelAxis: Int { rank == 2 || rank >= 4 ? 1 : 0 }
}
