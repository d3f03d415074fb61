import CRelumeKernels
import RelumeParallel

/// A formula of `CRelumeKernels` with its constants, or a derivative of it: a function from Float to Float.
///
/// NaN in gives the one NaN 7FC00000 out.
package struct ElementwiseKernel: Sendable {
    private let formula: Formula
    private let constants: relume_parameters
    private var aspect = Aspect.function

    private enum Aspect {
        case function
        case derivative
        case parameterDerivative
    }

    /// Makes a kernel; what the constants stand for is said beside the formula's body in C.
    package init(_ formula: Formula, _ a: Float = 0, _ b: Float = 0, _ c: Float = 0) {
        self.formula = formula
        self.constants = relume_parameters(a: a, b: b, c: c)
    }

    /// The formula's derivative by x.
    package var derivative: ElementwiseKernel { with(.derivative) }

    /// The formula's derivative by the parameter that is trained; nil where none is.
    package var parameterDerivative: ElementwiseKernel? {
        kernels.parameter_derivative.map { _ in with(.parameterDerivative) }
    }

    private func with(_ aspect: Aspect) -> ElementwiseKernel {
        precondition(self.aspect == .function, "kernels have no second derivatives")
        var kernel = self
        kernel.aspect = aspect
        return kernel
    }

    private var kernels: relume_formula_kernels {
        InstructionSet.kernels.elementwise.pointee.formulas[Int(formula.rawValue)]
    }

    private var loops: relume_loops {
        let kernels = kernels
        return switch aspect {
        case .function: kernels.function
        case .derivative: kernels.derivative
        case .parameterDerivative: kernels.parameter_derivative?.pointee ?? kernels.derivative
        }
    }
}

// Safe because a span's memory outlives the call, because the counts passed are the spans' own, and because exclusive
// access to an output means that no input overlaps it.
extension ElementwiseKernel {
    /// The floats that one thread takes at a time: enough to outweigh the hand-over, little enough for the cache.
    package static let chunk = 1 << 16

    /// The function's values at every value of an array.
    package func map(_ input: [Float], jobs: Int) -> [Float] {
        [Float](parallelCount: input.count, chunk: Self.chunk, jobs: jobs) { range, output in
            map(input.span.extracting(range), appendingTo: &output)
        }
    }

    /// Appends the function's values at `input`, which must find room.
    package func map(_ input: Span<Float>, appendingTo output: inout OutputSpan<Float>) {
        precondition(output.freeCapacity >= input.count, "no room for \(input.count) values")
        input.withUnsafeBufferPointer { source in
            output.withUnsafeMutableBufferPointer { buffer, initializedCount in
                guard let from = source.baseAddress, let to = buffer.baseAddress else { return }
                loops.map(constants, from, to + initializedCount, source.count)
                initializedCount += source.count
            }
        }
    }

    /// Writes the function's values at `input` to an `output` of the same length.
    package func map(_ input: Span<Float>, into output: inout MutableSpan<Float>) {
        precondition(output.count == input.count, "\(input.count) values do not fit \(output.count)")
        input.withUnsafeBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                guard let from = source.baseAddress, let to = target.baseAddress else { return }
                loops.map(constants, from, to, source.count)
            }
        }
    }

    /// Replaces the values in `range` by the function's.
    package func mapInPlace(_ values: inout MutableSpan<Float>, in range: Range<Int>) {
        precondition(range.lowerBound >= 0 && range.upperBound <= values.count, "\(range) of \(values.count) values")
        values.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            loops.map_in_place(constants, base + range.lowerBound, range.count)
        }
    }
}
