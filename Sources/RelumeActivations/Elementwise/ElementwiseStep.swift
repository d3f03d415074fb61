package import RelumeKernels

/// One step of an elementwise chain.
package enum ElementwiseStep: Sendable {
    /// A vectorized kernel.
    case kernel(ElementwiseKernel)
    /// A function of the caller's. NaN in gives NaN out whatever it returns.
    case closure(@Sendable (Float) -> Float)

    /// Replaces the values in `range` by the step's.
    func apply(to values: inout MutableSpan<Float>, in range: Range<Int>) {
        switch self {
        case .kernel(let kernel):
            kernel.mapInPlace(&values, in: range)
        case .closure(let function):
            for index in range {
                let x = values[index]
                let y = function(x)
                values[index] = x.isNaN || y.isNaN ? canonicalNaN : y
            }
        }
    }

    /// Appends the step's values at `input`.
    func map(_ input: Span<Float>, appendingTo output: inout OutputSpan<Float>) {
        switch self {
        case .kernel(let kernel):
            kernel.map(input, appendingTo: &output)
        case .closure(let function):
            for index in input.indices {
                let y = function(input[index])
                output.append(input[index].isNaN || y.isNaN ? canonicalNaN : y)
            }
        }
    }
}

/// The NaN that every kernel gives.
private let canonicalNaN = Float(bitPattern: 0x7FC0_0000)
