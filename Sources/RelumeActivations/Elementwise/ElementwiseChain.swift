/// Elementwise steps, one after the other, on every channel or differing by channel.
///
/// A chunk of memory passes all steps while it is in the cache. Since each value depends on its own input and channel
/// only, the bytes depend neither on chunks nor on jobs nor on the instruction set.
package struct ElementwiseChain: Sendable {
    /// The steps of each channel; a single list serves all.
    private(set) var channels: [[ElementwiseStep]]

    /// Makes the chain of no steps.
    package init() { channels = [[]] }

    /// Makes a chain of one step for every channel, or of a step for each.
    package init(_ steps: [ElementwiseStep]) { channels = steps.map { [$0] } }

    /// Whether it has no steps.
    package var isEmpty: Bool { channels.allSatisfy(\.isEmpty) }

    /// Whether all channels have the same steps.
    package var isUniform: Bool { channels.count == 1 }

    /// Appends one step for every channel, or a step for each.
    package mutating func append(_ steps: [ElementwiseStep]) {
        precondition(isUniform || steps.count == 1 || steps.count == channels.count, "channel counts differ")
        let count = max(channels.count, steps.count)
        channels = (0..<count).map { channels[isUniform ? 0 : $0] + [steps[steps.count == 1 ? 0 : $0]] }
    }

    /// The steps of `channel`.
    func steps(forChannel channel: Int) -> [ElementwiseStep] { channels[isUniform ? 0 : channel] }

    /// Replaces the values in `range`, all of one channel, by what the steps make of them.
    func apply(to values: inout MutableSpan<Float>, in range: Range<Int>, channel: Int) {
        for step in steps(forChannel: channel) { step.apply(to: &values, in: range) }
    }

    /// Appends what the steps make of `input`, all of one channel.
    func map(_ input: Span<Float>, appendingTo output: inout OutputSpan<Float>, channel: Int) {
        let steps = steps(forChannel: channel)
        guard let first = steps.first else { return output.append(copying: input) }
        let start = output.count
        first.map(input, appendingTo: &output)
        for step in steps.dropFirst() {
            var written = output.mutableSpan
            step.apply(to: &written, in: start..<written.count)
        }
    }
}

extension OutputSpan where Element == Float {
    /// Appends every value of `source`.
    mutating func append(copying source: Span<Float>) {
        for index in source.indices { append(source[index]) }
    }
}
