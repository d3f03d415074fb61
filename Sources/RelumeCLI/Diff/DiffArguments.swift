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

    @OptionGroup var refusals: LimitArguments

    @Option(help: "Files compared at the same time. (default: usable cores)")
    var jobs: Int?

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1, not \(jobs)") }
        if let preset, preset != "cross-architecture" {
            throw ValidationError("there is no preset \"\(preset)\"; the one there is is cross-architecture")
        }
        if preset != nil, metric != nil { throw ValidationError("--preset chooses the metric; leave --metric out") }
        do throws(RelumeError) {
            let metric = try chosenMetric()
            if threshold != nil, metric.threshold == nil {
                throw RelumeError(
                    .invalidArgument, "the metric \(metric.name) has no threshold; use --channel-delta")
            }
            if let fault = try options().fault { throw RelumeError(.invalidArgument, fault) }
        } catch {
            throw ValidationError(error.description)
        }
    }

    private func chosenMetric() throws(RelumeError) -> DiffMetric {
        if preset != nil { return DiffOptions.crossArchitecture.metric }
        return try metric.map(DiffMetric.init(parsing:)) ?? DiffOptions().metric
    }

    /// The options but for the mask, which is in a file.
    func options() throws(RelumeError) -> DiffOptions {
        var options = preset == nil ? DiffOptions() : DiffOptions.crossArchitecture
        options.metric = try chosenMetric().countingAntialiased(includeAntialiasing)
        if let threshold { options.metric = options.metric.withThreshold(threshold) }
        if let maxDiffPixels { options.tolerance.maxDifferingPixels = maxDiffPixels }
        if let maxDiffRatio { options.tolerance.maxDifferingRatio = maxDiffRatio }
        if let channelDelta { options.tolerance.channelDelta = channelDelta }
        options.windowSize = window
        for text in ignore { options.ignoredRegions.append(try PixelRect(parsing: text)) }
        return options
    }

    /// The picture that `--mask` names; nil where it names none.
    func readMask() throws(RelumeError) -> PixelImage? {
        guard let mask else { return nil }
        do throws(RelumeError) {
            return try ImageDecoder.decode(
                FileSystem.read(mask, limit: ReadLimit(bytes: refusals.limits.maxFileBytes)), limits: refusals.limits
            ).image
        } catch {
            throw error.at(path: mask)
        }
    }
}
