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
            Side.allCases.map(options.tensorBoard.tag).flatMap { own in
                [Array(own.utf8)] + statistics.map { Array($0.tag(below: own).utf8) }
            })
    }

    /// Whether the run logs anything under `tag`.
    func contain(_ tag: String) -> Bool { names.contains(Array(tag.utf8)) }

    /// Whether everything that the run logs at `step` is shown already.
    func areComplete(at step: Int, in shown: ShownSteps) -> Bool {
        Side.allCases.allSatisfy { side in
            shown.contains(pictures.tag(side), step: step)
                && (!measuresStatistics || areStatisticsComplete(side, at: step, in: shown))
        }
    }

    private func areStatisticsComplete(_ side: Side, at step: Int, in shown: ShownSteps) -> Bool {
        let missing = LoggedStatistic.allCases.filter {
            !shown.contains($0.tag(below: pictures.tag(side)), step: step)
        }
        // Where no value was finite, nothing is logged that is made of finite ones: they are missing together or not at all.
        let areFinite = LoggedStatistic.allCases.contains { $0.needsFiniteValues && !missing.contains($0) }
        return missing.allSatisfy { statistic in
            if statistic == .saturated { return side == .after || !hasDerivative }
            return statistic.needsFiniteValues && !areFinite
        }
    }
}

extension TensorBoardOptions {
    /// The tag of the pictures of a side.
    func tag(_ side: Side) -> String { side == .before ? beforeTag : afterTag }
}
