import CRelumeKernels

/// An instruction set that the kernels are compiled for; every level gives the same bytes.
package enum KernelLevel: Int, CaseIterable, Comparable, Sendable {
    /// SSE2 on x86-64, NEON on ARM.
    case baseline
    case avx2
    case avx512

    /// The highest level of this processor, found once.
    package static let best: KernelLevel =
        switch relume_best_level() {
        case relume_level_avx512: .avx512
        case relume_level_avx2: .avx2
        default: .baseline
        }

    /// The levels that this processor runs, for tests that go through each.
    package static var usable: [KernelLevel] { allCases.filter { $0 <= best } }

    package static func < (left: KernelLevel, right: KernelLevel) -> Bool { left.rawValue < right.rawValue }

    /// The level as the kernels name it. A level above `best` must not be run.
    var code: relume_level {
        precondition(self <= .best, "this processor does not run \(self)")
        return switch self {
        case .baseline: relume_level_baseline
        case .avx2: relume_level_avx2
        case .avx512: relume_level_avx512
        }
    }
}
