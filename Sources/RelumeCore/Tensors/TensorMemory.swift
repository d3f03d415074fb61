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
        if !overflows, size < .max - 64, isGiven(size + 64) { return }
        throw RelumeError(
            .limitExceeded, "the system has no memory for a tensor of shape \(shape); make it of fewer scalars")
    }

    /// Asked as `malloc` asks for so much, and not by it: an optimizer may take a `malloc` whose memory is only given back out,
    /// and say that it succeeded.
    private static func isGiven(_ size: Int) -> Bool {
        let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0)
        guard let memory, memory != MAP_FAILED else { return false }
        return munmap(memory, size) == 0
    }
}
