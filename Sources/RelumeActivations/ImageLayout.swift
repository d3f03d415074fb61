import RelumeCore
import RelumeKernels
import RelumeParallel

/// Images of `size` scalars one after the other, the first `colors` of which are not alpha.
struct ImageLayout: Sendable {
    let size: Int
    let colors: Int

    /// The images of a batch `[N, C, H, W]`.
    init(images shape: TensorShape, colorChannels: Int) {
        let plane = shape[2] * shape[3]
        (size, colors) = (shape[1] * plane, colorChannels * plane)
    }

    /// The images of a tensor: its slices along axis 0, where the channels are axis 1; else all of it is one.
    init(_ shape: TensorShape) {
        size = shape.channelAxis == 1 ? shape.dimensions[1...].reduce(1, *) : shape.count
        colors = size
    }

    /// Calls `body` with the parts of `range` that are color values of one image, and the position of the first in it.
    fileprivate func forEachRun(in range: Range<Int>, _ body: (_ run: Range<Int>, _ position: Int) -> Void) {
        var start = range.lowerBound
        while start < range.upperBound {
            let image = start / size * size
            let end = min(image + size, range.upperBound)
            let colorEnd = min(image + colors, end)
            if start < colorEnd { body(start..<colorEnd, start - image) }
            start = end
        }
    }
}

extension RandomSlope {
    /// Replaces all values but alpha's by the function's.
    func apply(to values: inout MutableSpan<Float>, _ layout: ImageLayout, jobs: Int) {
        forEachRun(of: &values, layout, jobs) { mapInPlace(&$0, in: $1, position: $2) }
    }

    /// Replaces all values but alpha's by the derivative's.
    func applyDerivative(to values: inout MutableSpan<Float>, _ layout: ImageLayout, jobs: Int) {
        forEachRun(of: &values, layout, jobs) { mapDerivativeInPlace(&$0, in: $1, position: $2) }
    }

    private func forEachRun(
        of values: inout MutableSpan<Float>, _ layout: ImageLayout, _ jobs: Int,
        _ body: @Sendable (_ slice: inout MutableSpan<Float>, _ run: Range<Int>, _ position: Int) -> Void
    ) {
        values.withParallelChunks(chunk: ElementwiseKernel.chunk, jobs: jobs) { start, slice in
            layout.forEachRun(in: start..<start + slice.count) { run, position in
                body(&slice, run.lowerBound - start..<run.upperBound - start, position)
            }
        }
    }
}
