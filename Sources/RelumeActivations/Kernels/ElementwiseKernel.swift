import CRelumeKernels
import RelumeParallel

/// A formula of `CRelumeKernels` with its constants: a function from Float to Float.
///
/// NaN in gives the one NaN 7FC00000 out.
package struct ElementwiseKernel: Sendable {
    let formula: relume_formula
    let parameters: relume_parameters

    /// Makes a kernel; the constants stand beside the formula's body in C.
    init(_ formula: relume_formula, _ a: Float = 0, _ b: Float = 0, _ c: Float = 0, _ d: Float = 0) {
        self.formula = formula
        self.parameters = relume_parameters(a: a, b: b, c: c, d: d)
    }

    /// The function's values at every value of an array.
    func map(_ input: [Float], jobs: Int, level: KernelLevel) -> [Float] {
        [Float](parallelCount: input.count, chunk: ElementwiseChain.chunk, jobs: jobs) { range, output in
            map(input.span.extracting(range), appendingTo: &output, level: level)
        }
    }

    /// `(x - mean) / std`.
    package static func normalize(mean: Float, std: Float) -> ElementwiseKernel {
        ElementwiseKernel(relume_formula_normalize, mean, std)
    }

    /// `x * std + mean`.
    package static func denormalize(mean: Float, std: Float) -> ElementwiseKernel {
        ElementwiseKernel(relume_formula_denormalize, std, mean)
    }

    /// `x` limited to `lo...hi`.
    package static func clamp(lo: Float, hi: Float) -> ElementwiseKernel {
        ElementwiseKernel(relume_formula_clamp, lo, hi)
    }

    /// The derivative of ``clamp(lo:hi:)``: 1 inside `lo...hi`, 0 outside and at both ends.
    package static func inside(lo: Float, hi: Float) -> ElementwiseKernel {
        ElementwiseKernel(relume_formula_inside, lo, hi, 1)
    }

    /// The same value everywhere.
    package static func constant(_ value: Float) -> ElementwiseKernel {
        ElementwiseKernel(relume_formula_constant, value)
    }
}
