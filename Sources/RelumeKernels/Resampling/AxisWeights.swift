import CRelumeKernels

/// Which samples of a line count how much for each sample of a longer or shorter one. First and last sample never go back
/// from an output to the next.
package struct AxisWeights: Sendable {
    /// The samples of the line that is read.
    let length: Int
    /// For each output the first sample that counts.
    let first: [Int32]
    /// For each output the first sample that does not count any more.
    let end: [Int32]
    /// Where an output's weights begin: at its number times this.
    let stride: Int
    /// How many samples the line loses as a whole, also where this is only a part of the outputs.
    let lost: Int
    /// The weights for bytes, each times 2^22 and rounded, halves away from zero.
    let integers: [Int32]
    /// The two parts of these.
    private let high: [Int16]
    private let low: [Int16]
    /// The weights for floats.
    let floats: [Float]

    /// The number of outputs.
    package var count: Int { first.count }

    /// Makes the weights of `count` outputs of a line of `length` samples; `window` gives those of one output, for samples
    /// that follow one another.
    package init(length: Int, count: Int, window: (_ output: Int) -> (first: Int, weights: [Double])) {
        var first: [Int32] = []
        var end: [Int32] = []
        var windows: [[Double]] = []
        for output in 0..<count {
            let (start, weights) = window(output)
            // All that the kernels rely on.
            precondition(start >= 0 && start + weights.count <= length && start >= first.last ?? 0)
            precondition(start + weights.count >= end.last ?? 0)
            first.append(Int32(start))
            end.append(Int32(start + weights.count))
            windows.append(weights)
        }
        let block = Int(relume_weight_block)
        let stride = ((windows.lazy.map(\.count).max() ?? 0) + block - 1) / block * block
        self.length = length
        self.first = first
        self.end = end
        self.stride = stride
        lost = length - count
        let weights = windows.flatMap { $0 + [Double](repeating: 0, count: stride - $0.count) }
        floats = weights.map { Float($0) }
        let integers = weights.map { Int32(($0 * Double(1 << relume_weight_bits)).rounded()) }
        let unit = Int32(1) << relume_low_weight_bits
        // The low part is signed, too, so that both have 16 bits.
        let low = integers.map { Int16(($0 + unit / 2) & (unit - 1) - unit / 2) }
        high = zip(integers, low).map { Int16(($0 - Int32($1)) / unit) }
        (self.integers, self.low) = (integers, low)
    }

    /// The weights of some outputs of the same line, each as it is.
    package func part(_ outputs: Range<Int>) -> AxisWeights {
        outputs == 0..<count ? self : AxisWeights(self, outputs)
    }

    private init(_ whole: AxisWeights, _ outputs: Range<Int>) {
        let places = outputs.lowerBound * whole.stride..<outputs.upperBound * whole.stride
        (length, stride, lost) = (whole.length, whole.stride, whole.lost)
        (first, end) = (Array(whole.first[outputs]), Array(whole.end[outputs]))
        (integers, floats) = (Array(whole.integers[places]), Array(whole.floats[places]))
        (high, low) = (Array(whole.high[places]), Array(whole.low[places]))
    }

    /// How many numbers are kept.
    package var size: Int { count * stride }

    /// How many outputs at most are begun and not finished while the line is read once.
    var mostOpen: Int {
        var most = 0
        var oldest = 0
        for output in 0..<count {
            while end[oldest] <= first[output] { oldest += 1 }
            most = max(most, output - oldest + 1)
        }
        return most
    }

    /// Lends the weights as a kernel for bytes takes them.
    func withByteWeights(_ body: (inout relume_row_weights) -> Void) {
        withRowWeights(high: high, low: low, real: [], body)
    }

    /// Lends the weights as a kernel for floats takes them.
    func withFloatWeights(_ body: (inout relume_row_weights) -> Void) {
        withRowWeights(high: [], low: [], real: floats, body)
    }

    private func withRowWeights(
        high: [Int16], low: [Int16], real: [Float], _ body: (inout relume_row_weights) -> Void
    ) {
        first.withUnsafeBufferPointer { first in
            high.withUnsafeBufferPointer { high in
                low.withUnsafeBufferPointer { low in
                    real.withUnsafeBufferPointer { real in
                        // Empty arrays have an address, too; a kernel reads those that are for it.
                        guard let first = first.baseAddress, let high = high.baseAddress, let low = low.baseAddress,
                            let real = real.baseAddress
                        else { return }
                        var weights = relume_row_weights(first: first, stride: stride, high: high, low: low, real: real)
                        body(&weights)
                    }
                }
            }
        }
    }
}
