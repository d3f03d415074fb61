import RelumeCore
import RelumePipeline
import Synchronization

/// How the samples of a step are shown together.
struct StepLayout: Sendable {
    /// Whether TensorBoard gets one grid, or a list.
    let isGrid: Bool
    /// The side that larger pictures are shrunk to in the grids: `Int.max` where all are of one size, as PyTorch lays
    /// them out, unless the grid would be too large.
    let cellSides: Sides<Int>

    /// Whether no picture is shrunk.
    var hasPlainCells: Bool { cellSides.before == .max && cellSides.after == .max }
}

/// How the samples of each step are shown, which depends on whether they are of one size.
///
/// The sizes are read from the headers of the step's files when the first worker asks.
final class StepLayouts: Sendable {
    /// Above so many pixels a grid of pictures at their own size would be no picture to look at.
    private static let largestGrid = 16_000_000

    private let pipeline: Pipeline
    private let tensorBoardLayout: TensorBoardOptions.Layout?
    private let cellSide: Int
    private let known = Mutex<[Int: StepLayout]>([:])

    init(_ options: RunOptions) {
        pipeline = options.pipeline
        tensorBoardLayout = options.tensorBoard.layout
        cellSide = options.output.cellSide
    }

    /// How `step` is shown, whose samples have these headers, but for those that cannot be read; nil stands for one that
    /// is not known beforehand.
    func layout(ofStep step: Int, headers: () -> [ImageSpec?]) -> StepLayout {
        // Held while the headers are read: the other workers need the same ones, and would read them again.
        known.withLock { known in
            if let layout = known[step] { return layout }
            let layout = layout(headers())
            known[step] = layout
            return layout
        }
    }

    private func layout(_ headers: [ImageSpec?]) -> StepLayout {
        let (first, last) = (pipeline.halves.before, pipeline)
        var sizes = Sides { side in
            Sizes(headers.lazy.compactMap(\.self).compactMap { try? (side == .before ? first : last).output(for: $0) })
        }
        if headers.count > 1, headers.contains(nil) {
            // Beside others, a picture that nobody can look at yet may be of any size.
            (sizes.before.areEqual, sizes.after.areEqual) = (false, false)
        }
        let areEqual = sizes.before.areEqual && sizes.after.areEqual
        return StepLayout(
            isGrid: tensorBoardLayout.map { $0 == .grid } ?? areEqual,
            cellSides: sizes.map { $0.areEqual && $0.pixels <= Self.largestGrid ? .max : cellSide })
    }

    /// What the headers of a step say.
    private struct Sizes {
        var areEqual = true
        /// The pixels of all samples together.
        var pixels = 0

        init(_ specs: some Sequence<ImageSpec>) {
            var first: ImageSpec?
            for spec in specs {
                first = first ?? spec
                areEqual = areEqual && spec.width == first?.width && spec.height == first?.height
                pixels += spec.width * spec.height
            }
        }
    }
}
