import RelumeCore
import RelumeParallel

extension ElementwiseChain {
    /// What the chain makes of `input`. Channels from `colorChannels` on are copied.
    func applying(
        to input: [Float], layout: PlaneLayout, colorChannels: Int, jobs: Int, level: KernelLevel
    ) -> [Float] {
        [Float](parallelCount: input.count, chunk: Self.chunk, jobs: jobs) { range, output in
            forEachRun(in: range, layout, colorChannels) { run, channel in
                let source = input.span.extracting(run)
                if let channel {
                    map(source, appendingTo: &output, channel: channel, level: level)
                } else {
                    output.append(copying: source)
                }
            }
        }
    }

    /// Replaces `values` by what the chain makes of them. Channels from `colorChannels` on stay.
    func apply(
        to values: inout MutableSpan<Float>, at start: Int, layout: PlaneLayout, colorChannels: Int, level: KernelLevel
    ) {
        forEachRun(in: start..<start + values.count, layout, colorChannels) { run, channel in
            guard let channel else { return }
            let slice = run.lowerBound - start..<run.upperBound - start
            apply(to: &values, in: slice, channel: channel, level: level)
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
