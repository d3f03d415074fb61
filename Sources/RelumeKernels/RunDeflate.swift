import CRelumeKernels

/// Deflate without a search for matches: Huffman codes made for every 32 KiB, and runs of one byte.
///
/// The kernel is C: its loops are a table, shifts and stores of words without alignment, and with AVX-512 VBMI 64 literals
/// are looked up and joined at once (1,100 and 1,780 MB/s over what filters leave of photographs). The loop over literals alone
/// writes 1,930 MB/s, in Swift over spans 560.
package enum RunDeflate {
    /// Compresses `bytes` to the start of `output` and returns how many bytes that took. They start and end on a
    /// whole byte, so pieces stand one after the other; only the last one has `isLast`.
    package static func deflate(_ bytes: Span<UInt8>, isLast: Bool, into output: inout MutableSpan<UInt8>) -> Int {
        // All that the kernel relies on: it writes no more than the bound.
        precondition(output.count >= bound(bytes.count), "the output has no room for the bound")
        return bytes.withUnsafeBufferPointer { bytes in
            output.withUnsafeMutableBufferPointer { output in
                guard let input = bytes.baseAddress, let output = output.baseAddress else { return 0 }
                return relume_deflate_runs(input, bytes.count, isLast, InstructionSet.kernels.literals, output)
            }
        }
    }

    /// The most bytes that ``deflate(_:isLast:into:)`` makes of `count`.
    package static func bound(_ count: Int) -> Int { relume_deflate_runs_bound(count) }

    /// About how many bits `bytes` would take with runs only, and with a search for matches.
    package static func guess(_ bytes: Span<UInt8>) -> (runs: UInt64, matches: UInt64) {
        bytes.withUnsafeBufferPointer { bytes in
            guard let input = bytes.baseAddress else { return (0, 0) }
            let guess = relume_guess_bits(input, bytes.count)
            return (guess.runs, guess.matches)
        }
    }
}
