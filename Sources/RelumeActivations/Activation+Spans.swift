public import RelumeCore
import RelumeKernels
public import RelumeParallel

// Memory of the caller's is worked on where it is: nothing of its size is allocated.
extension Activation {
    /// Passes the values of a tensor of `shape` through the activation, in the memory they are in.
    ///
    /// - Throws: `invalidArgument` where the memory is not of the shape's size, where the activation does not fit the shape,
    ///   and for GLU, which halves the tensor: ``apply(_:into:shape:jobs:)`` writes it elsewhere.
    public func apply(
        to values: inout MutableSpan<Float>, shape: TensorShape, jobs: Int = Parallel.usableCores
    ) throws(RelumeError) {
        try shape.require(count: values.count, of: "the memory")
        if let steps {
            let layout = try PlaneLayout(shape, forEachOf: steps)
            return ElementwiseChain(steps).apply(to: &values, layout, colorChannels: layout.channels, jobs: jobs)
        }
        switch kernel {
        case .rows(let kernel, let axis):
            kernel.apply(to: &values, RowLayout(shape, axis: try axis.resolved(in: shape)), jobs: jobs)
        case .random(let slope):
            slope.apply(to: &values, ImageLayout(shape), jobs: jobs)
        case .elementwise, .perChannel, .custom, .gate:
            throw RelumeError(
                .invalidArgument, "\(self) halves an axis and cannot work in place; give it memory for the result")
        }
    }

    /// Writes what the activation makes of `input`, a tensor of `shape`, to memory for as many values (with GLU half).
    ///
    /// - Throws: `invalidArgument` where the memory is not of that size, and where the activation does not fit the shape.
    public func apply(
        _ input: Span<Float>, into output: inout MutableSpan<Float>, shape: TensorShape,
        jobs: Int = Parallel.usableCores
    ) throws(RelumeError) {
        try shape.require(count: input.count, of: "the input")
        if case .gate(let axis) = kernel {
            let layout = try GateLayout(shape, axis: axis)
            try layout.shape.require(count: output.count, of: "the output")
            return layout.gate(input, into: &output, jobs: jobs)
        }
        try shape.require(count: output.count, of: "the output")
        if let steps {
            let layout = try PlaneLayout(shape, forEachOf: steps)
            return ElementwiseChain(steps).map(
                input, into: &output, layout, colorChannels: layout.channels, jobs: jobs)
        }
        if case .rows(let kernel, let axis) = kernel {
            let layout = RowLayout(shape, axis: try axis.resolved(in: shape))
            return kernel.apply(to: input, into: &output, layout, jobs: jobs)
        }
        output.overwriteInParallel(chunk: ElementwiseKernel.chunk, jobs: jobs) { range, output in
            output.append(copying: input.extracting(range))
        }
        try apply(to: &output, shape: shape, jobs: jobs)
    }

    /// Passes the color channels of images of shape `[N, C, H, W]`, which fit, through an activation that keeps the shape.
    package func apply(
        to values: inout MutableSpan<Float>, images shape: TensorShape, colorChannels: Int, jobs: Int
    ) throws(RelumeError) {
        if let steps {
            let layout = PlaneLayout(batch: shape)
            ElementwiseChain(steps).apply(to: &values, layout, colorChannels: colorChannels, jobs: jobs)
        } else if case .rows(let kernel, let axis) = kernel {
            let layout = RowLayout(batch: shape, colorChannels: colorChannels, axis: try axis.resolved(in: shape))
            kernel.apply(to: &values, layout, jobs: jobs)
        } else if case .random(let slope) = kernel {
            slope.apply(to: &values, ImageLayout(images: shape, colorChannels: colorChannels), jobs: jobs)
        }
    }

    /// The shape of what it makes of a tensor of `shape`.
    ///
    /// - Throws: `invalidArgument` where GLU does not fit it.
    func outputShape(for shape: TensorShape) throws(RelumeError) -> TensorShape {
        if case .gate(let axis) = kernel { try GateLayout(shape, axis: axis).shape } else { shape }
    }
}
