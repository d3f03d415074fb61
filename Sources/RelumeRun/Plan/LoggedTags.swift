import RelumePipeline
import RelumeTensorBoard

/// The tags that a run logs at each of its steps.
struct LoggedTags {
    private let pictures: TensorBoardOptions
    /// All of them, as the bytes that TensorBoard compares.
    private let names: Set<[UInt8]>
    private let measuresStatistics: Bool
    private let hasDerivative: Bool

    init(_ options: RunOptions) {
        pictures = options.tensorBoard
        measuresStatistics = options.measuresStatistics
        hasDerivative = options.pipeline.hasDerivative
        let statistics = options.measuresStatistics ? LoggedStatistic.allCases : []
        names = Set(
            Moment.allCases.map(options.tensorBoard.tag).flatMap { own in
                [Array(own.utf8)] + statistics.map { Array($0.tag(below: own).utf8) }
            })
    }

    /// Whether the run logs anything under `tag`.
    func contain(_ tag: String) -> Bool { names.contains(Array(tag.utf8)) }

    /// Whether everything that the run logs at `step` is shown already.
    func areComplete(at step: Int, in shown: ShownSteps) -> Bool {
        Moment.allCases.allSatisfy { moment in
            shown.contains(pictures.tag(moment), step: step)
                && (!measuresStatistics || areStatisticsComplete(moment, at: step, in: shown))
        }
    }

    private func areStatisticsComplete(_ moment: Moment, at step: Int, in shown: ShownSteps) -> Bool {
        let missing = LoggedStatistic.allCases.filter {
            !shown.contains($0.tag(below: pictures.tag(moment)), step: step)
        }
        // Where no value was finite, nothing is logged that is made of finite ones: they are missing together or not at all.
        let areFinite = LoggedStatistic.allCases.contains { $0.needsFiniteValues && !missing.contains($0) }
        return missing.allSatisfy { statistic in
            if statistic == .saturated { return moment == .after || !hasDerivative }
            return statistic.needsFiniteValues && !areFinite
        }
    }
}

extension TensorBoardOptions {
    /// The tag of the pictures of a moment.
    func tag(_ moment: Moment) -> String { moment == .before ? beforeTag : afterTag }
}
