package import RelumeCore

/// How the scalars of a tensor fall into planes of one channel each: `planeSize` scalars of channel 0, then of channel
/// 1, ..., and again from channel 0 for the next image.
package struct PlaneLayout: Sendable {
    let planeSize: Int
    let channels: Int

    /// The planes of a batch `[N, C, H, W]`.
    package init(batch shape: TensorShape) {
        self.init(shape, channelAxis: 1)
    }

    /// The planes of a tensor whose channels are `axis`, or one plane where it has none.
    package init(_ shape: TensorShape, channelAxis axis: Int?) {
        planeSize = axis.map { shape.dimensions[($0 + 1)...].reduce(1, *) } ?? shape.count
        channels = axis.map { shape[$0] } ?? 1
    }

    /// The planes in which a step stays the same: one, unless there is a step for each channel.
    ///
    /// - Throws: `invalidArgument` where the tensor has another number of channels.
    init(_ shape: TensorShape, forEachOf steps: [ElementwiseStep]) throws(RelumeError) {
        guard steps.count > 1 else {
            self.init(shape, channelAxis: nil)
            return
        }
        let axis = try shape.index(ofAxis: shape.channelAxis)
        guard shape[axis] == steps.count else {
            throw RelumeError(
                .invalidArgument,
                "there are \(steps.count) weights, but axis \(axis) of shape \(shape) has \(shape[axis]) channels; use one "
                    + "weight for all channels")
        }
        self.init(shape, channelAxis: axis)
    }

    /// Calls `body` with the parts of `range` that lie in one plane each, and the plane's channel.
    @inline(__always)
    func forEachRun(in range: Range<Int>, _ body: (_ run: Range<Int>, _ channel: Int) -> Void) {
        var start = range.lowerBound
        while start < range.upperBound {
            let plane = start / planeSize
            let end = min((plane + 1) * planeSize, range.upperBound)
            body(start..<end, plane % channels)
            start = end
        }
    }
}
