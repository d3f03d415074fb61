import RelumeCore

extension Activation {
    /// What an elementwise activation does to each channel; one step for all channels alike.
    package var elementwiseSteps: [ElementwiseStep] {
        switch kernel {
        case .elementwise(let kernel): [.kernel(kernel)]
        case .perChannel(let kernels): kernels.map { .kernel($0) }
        case .rows: preconditionFailure("\(name) is not elementwise")
        }
    }

    /// The planes in which its constants stay the same: one, unless it has some for each channel.
    func layout(of shape: TensorShape) -> PlaneLayout {
        guard case .perChannel(let kernels) = kernel else { return PlaneLayout(shape, channelAxis: nil) }
        let axis = shape.channelAxis
        precondition(
            shape.rank > 0 && shape[axis] == kernels.count,
            "\(self) has \(kernels.count) weights for a tensor of shape \(shape)")
        return PlaneLayout(shape, channelAxis: axis)
    }
}

extension ActivationAxis {
    /// The axis counted from 0.
    func resolved(in shape: TensorShape) -> Int {
        switch self {
        case .channels:
            precondition(shape.rank > 0, "a scalar has no axis")
            return shape.channelAxis
        case .index(let axis):
            precondition((-shape.rank..<shape.rank).contains(axis), "shape \(shape) has no axis \(axis)")
            return axis < 0 ? axis + shape.rank : axis
        }
    }
}
