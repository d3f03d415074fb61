import RelumeCore
import RelumeParallel

/// Leaky ReLU with a slope for each position of an image, which follows from a seed.
struct RandomSlope: Sendable {
    let lower: Float
    let upper: Float
    let seed: UInt64

    /// Replaces all values by the function's or its derivative's, but for alpha's.
    func apply(
        _ aspect: ActivationAspect, to values: inout MutableSpan<Float>, _ layout: ImageLayout, jobs: Int,
        level: KernelLevel
    ) {
        values.withParallelChunks(chunk: ElementwiseChain.chunk, jobs: jobs) { start, slice in
            layout.forEachRun(in: start..<start + slice.count) { run, position in
                let range = run.lowerBound - start..<run.upperBound - start
                apply(aspect, to: &slice, in: range, position: position, level: level)
            }
        }
    }
}

/// Images of `size` scalars one after the other, the first `colors` of which are not alpha.
struct ImageLayout: Sendable {
    let size: Int
    let colors: Int

    /// The images of a batch `[N, C, H, W]`.
    init(_ batch: ImageBatch) {
        let plane = batch.height * batch.width
        (size, colors) = (batch.channels * plane, batch.colorChannels * plane)
    }

    /// The images of a tensor: its slices along axis 0, where the channels are axis 1; else all of it is one.
    init(_ shape: TensorShape) {
        size = shape.channelAxis == 1 ? shape.dimensions[1...].reduce(1, *) : shape.count
        colors = size
    }

    /// Calls `body` with the parts of `range` that are color values of one image, and the position of the first in it.
    func forEachRun(in range: Range<Int>, _ body: (_ run: Range<Int>, _ position: Int) -> Void) {
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
