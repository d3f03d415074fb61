import CRelumeKernels

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
}
