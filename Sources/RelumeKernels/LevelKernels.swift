import CRelumeKernels

/// The kernels for 8-bit samples.
///
/// They are C because AVX-512 VBMI looks up 64 samples at once: 35,000 MB/s with a table for each channel, where a loop over
/// spans does 2,900; and counting with two tallies does 3,400 MB/s instead of 1,250.
package enum LevelKernels {
    private static let levels = 256

    /// How often each level occurs in each channel of `samples`, at `channel * 256 + level`.
    package static func counts(of samples: Span<UInt8>, channels: Int, planeSize: Int) -> [Int] {
        // All that the kernel relies on: it reads the samples and adds to so many counts.
        precondition(1...4 ~= channels && planeSize > 0 && samples.count % (channels * planeSize) == 0)
        var counts = [UInt](repeating: 0, count: channels * levels)
        samples.withUnsafeBufferPointer { samples in
            counts.withUnsafeMutableBufferPointer { counts in
                guard let input = samples.baseAddress, let output = counts.baseAddress else { return }
                relume_count_levels(input, samples.count, channels, planeSize, output)
            }
        }
        return counts.map { Int($0) }
    }

    /// What `tables[channel * 256 + sample]` holds for every sample; nil where samples or entries are no bytes.
    package static func map<Sample: BitwiseCopyable, Entry: BitwiseCopyable>(
        _ samples: Span<Sample>, channels: Int, tables: Span<Entry>
    ) -> [Entry]? {
        guard Sample.self == UInt8.self, Entry.self == UInt8.self else { return nil }
        // All that the kernel relies on: it reads samples and tables and fills as many bytes as there are samples.
        precondition(1...4 ~= channels && tables.count >= channels * levels)
        return [Entry](unsafeUninitializedCapacity: samples.count) { output, initializedCount in
            samples.bytes.withUnsafeBytes { samples in
                tables.bytes.withUnsafeBytes { tables in
                    // Bytes, as was seen above.
                    guard let input = samples.bindMemory(to: UInt8.self).baseAddress,
                        let target = UnsafeMutableRawBufferPointer(output).bindMemory(to: UInt8.self).baseAddress,
                        let entries = tables.bindMemory(to: UInt8.self).baseAddress
                    else { return }
                    InstructionSet.kernels.map_levels(input, target, samples.count, channels, entries)
                }
            }
            initializedCount = samples.count
        }
    }

    /// Appends what `tables[channel * 256 + sample]` holds for every sample, one channel after the other; the channels of a
    /// pixel stand side by side in `samples`.
    ///
    /// C and AVX-512 VBMI again, four bytes a sample: 5,500 megasamples a second into memory, where a loop over spans
    /// does 2,600.
    package static func lookUp(
        _ samples: Span<UInt8>, channels: Int, tables: Span<Float>, appendingTo output: inout OutputSpan<Float>
    ) {
        // All that the kernel relies on: it reads samples and tables and fills as many floats as there are samples.
        precondition(1...4 ~= channels && samples.count % channels == 0 && tables.count >= channels * levels)
        precondition(output.freeCapacity >= samples.count)
        samples.withUnsafeBufferPointer { samples in
            tables.withUnsafeBufferPointer { tables in
                output.withUnsafeMutableBufferPointer { output, initializedCount in
                    guard let input = samples.baseAddress, let target = output.baseAddress,
                        let entries = tables.baseAddress
                    else { return }
                    InstructionSet.kernels.look_up_levels(
                        input, target + initializedCount, samples.count / channels, channels, entries)
                    initializedCount += samples.count
                }
            }
        }
    }
}
