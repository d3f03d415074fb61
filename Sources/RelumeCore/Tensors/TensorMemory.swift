#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension Tensor {
    /// Checks that the system gives the memory that a tensor of `shape` takes. An array ends the program where it does not, and
    /// shapes are data.
    ///
    /// - Throws: `limitExceeded`.
    @usableFromInline
    package static func requireMemory(for shape: TensorShape) throws(RelumeError) {
        let (size, overflows) = shape.count.multipliedReportingOverflow(by: MemoryLayout<Scalar>.stride)
        // Whoever has no more than this left has other troubles first.
        guard overflows || size > 1 << 28 else { return }
        // An array has a head besides.
        if !overflows, size < .max - 64, let memory = malloc(size + 64) { return free(memory) }
        throw RelumeError(
            .limitExceeded, "the system has no memory for a tensor of shape \(shape); make it of fewer scalars")
    }
}
