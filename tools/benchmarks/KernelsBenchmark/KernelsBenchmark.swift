import RelumeActivations
import RelumeCore
import RelumeKernels
import RelumeParallel

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Two large tensors, and how fast values get from one to the other.
struct KernelsBenchmark {
    private let options: Options
    private let input: Tensor<Float>
    private var output: Tensor<Float>
    private var copying = 1.0

    init(_ options: Options) {
        self.options = options
        let count = options.mebibytes << 18
        // Values from -8 to 8 in no order, which neither stay where branches could learn them nor become subnormal.
        input = Tensor(
            unchecked: [count],
            scalars: [Float](parallelCount: count, chunk: 1 << 16) { range, values in
                for index in range { values.append(Float((index &* 2_654_435_761) >> 8 & 1023) / 64 - 8) }
            })
        output = Tensor(unchecked: [count], repeating: 0)
    }

    mutating func run() throws {
        let cores = Parallel.usableCores
        copying = try speed { $0.copy() }
        print("\(options.mebibytes) MiB of Float32, \(InstructionSet.current), GB/s read + written (share of memcpy)")
        let titles = ["into, 1 core", "in place, 1", "derivative, 1", "into, \(cores)", "in place, \(cores)"]
        row("", titles.map { String(repeating: " ", count: max(0, 14 - $0.count)) + $0 })
        row("memcpy", [column(copying)])
        for activation in options.activations { try measure(activation, cores) }
        if options.measuresSoftmax { try measureSoftmax(cores) }
    }

    private mutating func measure(_ activation: Activation, _ cores: Int) throws {
        guard let slope = activation.steps?.compactMap(\.derivative) else { return }
        let speeds = [
            try speed { try $0.input.apply(activation, into: &$0.output, jobs: 1) },
            try speed(inPlace: true) { try $0.output.apply(activation, jobs: 1) },
            try speed { $0.map(ElementwiseChain(slope), jobs: 1) },
            try speed { try $0.input.apply(activation, into: &$0.output, jobs: cores) },
            try speed(inPlace: true) { try $0.output.apply(activation, jobs: cores) },
        ]
        row(activation.name, speeds.map(column))
    }

    private mutating func measureSoftmax(_ cores: Int) throws {
        let pixels = input.reshaped(unchecked: [1, 4, 1, input.shape.count / 4])
        var target = Tensor<Float>(unchecked: pixels.shape, repeating: 0)
        var speeds: [(into: Double, inPlace: Double)] = []
        for jobs in [1, cores] {
            speeds.append(
                (
                    try speed { _ in try pixels.apply(.softmax, into: &target, jobs: jobs) },
                    try speed { _ in try target.apply(.softmax, jobs: jobs) }
                ))
        }
        let gap = String(repeating: " ", count: 14)
        row(
            "softmax, 4 channels",
            [column(speeds[0].into), column(speeds[0].inPlace), gap, column(speeds[1].into), column(speeds[1].inPlace)])
    }

    /// Writes what `chain` makes of the input to the output.
    private mutating func map(_ chain: ElementwiseChain, jobs: Int) {
        let (input, layout) = (input.scalars, PlaneLayout(input.shape, channelAxis: nil))
        output.withMutableScalars { chain.map(input.span, into: &$0, layout, colorChannels: 1, jobs: jobs) }
    }

    /// What every speed is compared with.
    private mutating func copy() {
        let input = input.scalars
        output.withMutableScalars { target in
            target.withUnsafeMutableBytes { target in
                input.withUnsafeBytes { source in
                    if let to = target.baseAddress, let from = source.baseAddress { memcpy(to, from, source.count) }
                }
            }
        }
    }

    /// Gigabytes read and written a second in the best round. In place, every round begins with the input's values: what
    /// a function makes of its own values again and again ends at subnormals.
    private mutating func speed(
        inPlace: Bool = false, _ work: (inout KernelsBenchmark) throws -> Void
    ) throws -> Double {
        var best = Duration.seconds(1000)
        for _ in 0..<options.rounds {
            if inPlace { copy() }
            let start = ContinuousClock.now
            try work(&self)
            best = min(best, .now - start)
        }
        return Double(input.shape.count * 8) / (best / .seconds(1)) / 1e9
    }

    private func column(_ speed: Double) -> String {
        let tenths = Int((speed * 10).rounded())
        let share = Int((speed / copying * 100).rounded())
        let text = "\(tenths / 10).\(tenths % 10) (\(share / 100)." + String(100 + share % 100).dropFirst() + ")"
        return String(repeating: " ", count: max(0, 14 - text.count)) + text
    }

    private func row(_ name: String, _ columns: [String]) {
        print(name + String(repeating: " ", count: max(1, 22 - name.count)) + columns.joined())
    }
}
