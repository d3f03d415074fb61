import RelumeCore
import RelumeKernels
import RelumeParallel

/// The halves of a tensor's axis: runs of `half` values, each followed by as many that gate them.
struct GateLayout: Sendable {
    /// The shape that remains: the axis has half its length.
    let shape: TensorShape
    private let half: Int

    /// The halves of an axis.
    ///
    /// - Throws: `invalidArgument` where there is no such axis, and where its length is odd.
    init(_ input: TensorShape, axis: ActivationAxis) throws(RelumeError) {
        let axis = try axis.resolved(in: input)
        guard input[axis].isMultiple(of: 2) else {
            throw RelumeError(
                .invalidArgument,
                "a gated activation halves axis \(axis), and of shape \(input) that is odd; choose an even axis")
        }
        var lengths = input.dimensions
        lengths[axis] /= 2
        shape = TensorShape(unchecked: lengths)
        half = lengths[axis...].reduce(1, *)
    }

    /// `a * sigmoid(b)` for the halves a and b.
    func gated(_ input: [Float], jobs: Int) -> [Float] {
        [Float](parallelCount: shape.count, chunk: ElementwiseKernel.chunk, jobs: jobs) { range, output in
            gate(input.span, in: range, appendingTo: &output)
        }
    }

    /// Writes it to memory for that many values.
    func gate(_ input: Span<Float>, into output: inout MutableSpan<Float>, jobs: Int) {
        output.overwriteInParallel(chunk: ElementwiseKernel.chunk, jobs: jobs) { range, output in
            gate(input, in: range, appendingTo: &output)
        }
    }

    private func gate(_ input: Span<Float>, in range: Range<Int>, appendingTo output: inout OutputSpan<Float>) {
        forEachRun(in: range) { run in
            let (a, b) = (input.extracting(first(of: run)), input.extracting(second(of: run)))
            PairKernel.gate.map(a, b, appendingTo: &output)
        }
    }

    /// The gradient by the input, where `upstream` is that by the output: `g * sigmoid(b)` for a and
    /// `g * a * sigmoid'(b)` for b.
    func gradient(_ input: [Float], upstream: [Float], jobs: Int) -> [Float] {
        let sigmoid = ElementwiseKernel(.sigmoid)
        let b = half(second, of: input, jobs)
        let byA = PairKernel.product.map(sigmoid.map(b, jobs: jobs), upstream, jobs: jobs)
        let slope = sigmoid.derivative.map(b, jobs: jobs)
        let gatedSlope = PairKernel.product.map(slope, half(first, of: input, jobs), jobs: jobs)
        let byB = PairKernel.product.map(gatedSlope, upstream, jobs: jobs)
        return [Float](parallelCount: input.count, chunk: ElementwiseKernel.chunk, jobs: jobs) { range, output in
            forEachRun(in: range) { run in
                let (pair, isSecond) = (run.lowerBound / half).quotientAndRemainder(dividingBy: 2)
                let start = run.lowerBound - (pair + isSecond) * half
                output.append(copying: (isSecond == 0 ? byA : byB).span.extracting(start..<start + run.count))
            }
        }
    }

    /// One half of the axis.
    private func half(_ side: @Sendable (Range<Int>) -> Range<Int>, of input: [Float], _ jobs: Int) -> [Float] {
        [Float](parallelCount: shape.count, chunk: ElementwiseKernel.chunk, jobs: jobs) { range, output in
            forEachRun(in: range) { output.append(copying: input.span.extracting(side($0))) }
        }
    }

    /// Where the values of an output run stand in the input.
    private func first(of run: Range<Int>) -> Range<Int> {
        let start = run.lowerBound + run.lowerBound / half * half
        return start..<start + run.count
    }

    /// Where the gates of an output run stand in the input.
    private func second(of run: Range<Int>) -> Range<Int> {
        let values = first(of: run)
        return values.lowerBound + half..<values.upperBound + half
    }

    /// Cuts `range` at multiples of `half`.
    private func forEachRun(in range: Range<Int>, _ body: (Range<Int>) -> Void) {
        var start = range.lowerBound
        while start < range.upperBound {
            let end = min((start / half + 1) * half, range.upperBound)
            body(start..<end)
            start = end
        }
    }
}
