import CRelumeKernels
package import RelumeCore
import Synchronization

/// An instruction set that kernels are compiled for; every one gives the same bytes.
package enum InstructionSet: UInt8, AtomicRepresentable, CaseIterable, Sendable {
    /// SSE2 on x86-64, NEON on ARM.
    case baseline
    case sse42
    /// With the fused multiply-add.
    case avx2
    /// AVX-512 as of 2017's servers.
    case avx512
    /// AVX-512 with VBMI and VBMI2.
    case avx512VBMI
    /// ARM's instructions for CRC-32.
    case armCRC

    /// Those that this processor runs, from the least to the best.
    package static let usable = allCases.filter { relume_supports($0.code) }

    /// The one that kernels use: the processor's best or the limit, but within ``using(_:_:)``.
    package static var current: InstructionSet { choice.load(ordering: .relaxed) }

    /// Calls `body` while all kernels use `set`, which this processor must run, on whichever thread they are called: for
    /// tests and benchmarks.
    ///
    /// One call waits for the other, so `body` must not make another. Code that runs beside it uses `set`, too, which
    /// changes none of its bytes.
    package static func using<Value: Sendable, Failure>(
        _ set: InstructionSet, _ body: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
        precondition(usable.contains(set), "this processor does not run \(set)")
        return try turn.withLock { _ throws(Failure) in
            choice.store(set, ordering: .relaxed)
            defer { choice.store(best.load(ordering: .relaxed), ordering: .relaxed) }
            return try body()
        }
    }

    /// The variable by which the command is told a limit.
    package static let variable = "RELUME_INSTRUCTION_SET"

    /// The set of this name.
    ///
    /// - Throws: `invalidArgument` where this processor runs none.
    package init(named name: String) throws(RelumeError) {
        guard let set = Self.usable.first(where: { "\($0)" == name }) else {
            let names = Self.usable.map { "\($0)" }.joined(separator: ", ")
            throw RelumeError(
                .invalidArgument, "\(Self.variable) is \"\(name)\"; this processor runs \(names): name one of them")
        }
        self = set
    }

    /// Lets kernels use none better from now on: for programs as a whole, where a measurement or a fault asks for it.
    package static func limit(to set: InstructionSet) {
        turn.withLock { _ in
            best.store(set, ordering: .relaxed)
            choice.store(set, ordering: .relaxed)
        }
    }

    private static let best = Atomic(usable.last ?? .baseline)
    private static let choice = Atomic(usable.last ?? .baseline)
    private static let turn = Mutex(())

    /// The kernels for the current one.
    static var kernels: relume_kernels { relume_kernels_for(current.code).pointee }

    private var code: relume_instruction_set {
        switch self {
        case .baseline: relume_instruction_set_baseline
        case .sse42: relume_instruction_set_sse42
        case .avx2: relume_instruction_set_avx2
        case .avx512: relume_instruction_set_avx512
        case .avx512VBMI: relume_instruction_set_avx512_vbmi
        case .armCRC: relume_instruction_set_arm_crc
        }
    }
}
