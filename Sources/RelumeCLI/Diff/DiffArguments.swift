import ArgumentParser
import RelumeCodecs
import RelumeCore
import RelumeDiff
import RelumeFiles
import RelumeImages

/// How `relume diff` compares.
struct DiffArguments: ParsableArguments {
    @Option(help: "The measure; see METRICS. It cannot stand beside --preset.")
    var metric: String?

    @Option(help: "The metric's threshold or limit.")
    var threshold: Double?

    @Flag(help: "Count anti-aliased pixels as different (pixelmatch).")
    var includeAntialiasing = false

    @Option(help: "How many pixels may differ.")
    var maxDiffPixels: Int?

    @Option(help: "Which share of the pixels may differ, 0 to 1.")
    var maxDiffRatio: Double?

    @Option(help: "By how many steps each sample may differ.")
    var channelDelta: Int?

    @Option(help: "A rectangle to leave out: x,y,width,height. May be repeated.")
    var ignore: [String] = []

    @Option(help: "A picture of the same size; where it is not black, pixels are left out.", completion: .file())
    var mask: String?

    @Option(help: "The side of the window whose largest count of differing pixels is told.")
    var window = 32

    @Option(help: "cross-architecture: pixelmatch-7.2, threshold 0.02, one pixel in a thousand may differ.")
    var preset: String?

    @Option(help: "Files compared at the same time. (default: usable cores)")
    var jobs: Int?

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1, not \(jobs)") }
        if let preset, preset != "cross-architecture" {
            throw ValidationError("there is no preset \"\(preset)\"; the one there is is cross-architecture")
        }
        if preset != nil, metric != nil { throw ValidationError("--preset chooses the metric; leave --metric out") }
        if let maxDiffPixels, maxDiffPixels < 0 { throw ValidationError("--max-diff-pixels must be 0 or more") }
        if let maxDiffRatio, !(0...1).contains(maxDiffRatio) {
            throw ValidationError("--max-diff-ratio must be from 0 to 1, not \(maxDiffRatio)")
        }
        if let channelDelta, channelDelta < 0 { throw ValidationError("--channel-delta must be 0 or more") }
        if window < 1 { throw ValidationError("--window must be at least 1") }
        if let threshold, threshold.isNaN || threshold < 0 { throw ValidationError("--threshold must be 0 or more") }
        do throws(RelumeError) {
            let metric = try chosenMetric()
            if threshold != nil, metric.threshold == nil {
                throw RelumeError(.invalidArgument, "the metric exact has no threshold; use --channel-delta")
            }
            for text in ignore { _ = try PixelRect(parsing: text) }
        } catch {
            throw ValidationError(error.description)
        }
    }

    private func chosenMetric() throws(RelumeError) -> DiffMetric {
        if preset != nil { return DiffOptions.crossArchitecture.metric }
        return try DiffMetric(parsing: metric ?? "exact")
    }

    /// The options; the mask's file is read here.
    func options() throws -> DiffOptions {
        var options = preset == nil ? DiffOptions() : DiffOptions.crossArchitecture
        options.metric = try chosenMetric().countingAntialiased(includeAntialiasing)
        if let threshold { options.metric = options.metric.withThreshold(threshold) }
        if let maxDiffPixels { options.tolerance.maxDifferingPixels = maxDiffPixels }
        if let maxDiffRatio { options.tolerance.maxDifferingRatio = maxDiffRatio }
        if let channelDelta { options.tolerance.channelDelta = channelDelta }
        options.windowSize = window
        for text in ignore { options.ignoredRegions.append(try PixelRect(parsing: text)) }
        if let mask { options.ignoreMask = try readMask(mask) }
        return options
    }

    private func readMask(_ path: String) throws -> PixelImage {
        try reportingErrors(as: ExitCode(.notComparable)) { () throws(RelumeError) in
            do throws(RelumeError) {
                return try ImageDecoder.decode(try FileSystem.read(path)).image
            } catch {
                throw error.at(path: path)
            }
        }
    }
}
