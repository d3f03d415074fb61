package import RelumeKernels

/// One step of an elementwise chain.
package enum ElementwiseStep: Sendable {
    /// A vectorized kernel.
    case kernel(ElementwiseKernel)
    /// A function of the caller's, with its derivative where that is known. NaN in gives NaN out whatever they return.
    case closure(@Sendable (Float) -> Float, derivative: (@Sendable (Float) -> Float)? = nil)

    /// The derivative of what the step does; nil where it is not known.
    package var derivative: ElementwiseStep? {
        switch self {
        case .kernel(let kernel): .kernel(kernel.derivative)
        case .closure(_, let derivative): derivative.map { .closure($0) }
        }
    }

    /// The derivative by the parameter that is trained; nil where none is.
    var parameterDerivative: ElementwiseStep? {
        if case .kernel(let kernel) = self { kernel.parameterDerivative.map(ElementwiseStep.kernel) } else { nil }
    }

    /// The step's values at `places`.
    package func values(at places: [Float]) -> [Float] {
        var values = places
        var span = values.mutableSpan
        apply(to: &span, in: 0..<places.count)
        return values
    }

    /// Replaces the values in `range` by the step's.
    func apply(to values: inout MutableSpan<Float>, in range: Range<Int>) {
        switch self {
        case .kernel(let kernel):
            kernel.mapInPlace(&values, in: range)
        case .closure(let function, _):
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
        case .closure(let function, _):
            for index in input.indices {
                let y = function(input[index])
                output.append(input[index].isNaN || y.isNaN ? canonicalNaN : y)
            }
        }
    }
}

/// The NaN that every kernel gives.
private let canonicalNaN = Float(bitPattern: 0x7FC0_0000)
