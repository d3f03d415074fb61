import RelumeCore
import RelumeKernels
import RelumeParallel

extension ElementwiseChain {
    /// What the chain makes of `input`. Channels from `colorChannels` on are copied.
    func applying(
        to input: [Float], layout: PlaneLayout, colorChannels: Int, jobs: Int
    ) -> [Float] {
        [Float](parallelCount: input.count, chunk: ElementwiseKernel.chunk, jobs: jobs) { range, output in
            map(input.span, in: range, layout, colorChannels, appendingTo: &output)
        }
    }

    /// Writes what the chain makes of `input` to memory for as many values. Channels from `colorChannels` on are copied.
    package func map(
        _ input: Span<Float>, into output: inout MutableSpan<Float>, _ layout: PlaneLayout, colorChannels: Int,
        jobs: Int
    ) {
        output.overwriteInParallel(chunk: ElementwiseKernel.chunk, jobs: jobs) { range, output in
            map(input, in: range, layout, colorChannels, appendingTo: &output)
        }
    }

    /// Replaces `values` by what the chain makes of them. Channels from `colorChannels` on stay.
    package func apply(to values: inout MutableSpan<Float>, _ layout: PlaneLayout, colorChannels: Int, jobs: Int) {
        values.withParallelChunks(chunk: ElementwiseKernel.chunk, jobs: jobs) { start, slice in
            apply(to: &slice, at: start, layout: layout, colorChannels: colorChannels)
        }
    }

    /// Appends what the chain makes of a range of `input`.
    func map(
        _ input: Span<Float>, in range: Range<Int>, _ layout: PlaneLayout, _ colorChannels: Int,
        appendingTo output: inout OutputSpan<Float>
    ) {
        forEachRun(in: range, layout, colorChannels) { run, channel in
            let source = input.extracting(run)
            if let channel {
                map(source, appendingTo: &output, channel: channel)
            } else {
                output.append(copying: source)
            }
        }
    }

    /// Replaces `values` by what the chain makes of them. Channels from `colorChannels` on stay.
    func apply(
        to values: inout MutableSpan<Float>, at start: Int, layout: PlaneLayout, colorChannels: Int
    ) {
        forEachRun(in: start..<start + values.count, layout, colorChannels) { run, channel in
            guard let channel else { return }
            let slice = run.lowerBound - start..<run.upperBound - start
            apply(to: &values, in: slice, channel: channel)
        }
    }

    /// Cuts `range` into runs of one channel, which is nil for what the chain does not touch; does not cut what is
    /// treated alike.
    @inline(__always)
    private func forEachRun(
        in range: Range<Int>, _ layout: PlaneLayout, _ colorChannels: Int, _ body: (Range<Int>, Int?) -> Void
    ) {
        if isUniform, colorChannels == layout.channels { return body(range, 0) }
        layout.forEachRun(in: range) { run, channel in body(run, channel < colorChannels ? channel : nil) }
    }
}
