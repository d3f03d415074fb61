import RelumeCodecs
import RelumeCore
import RelumeFiles
import Synchronization

/// Whether the images of a step go to TensorBoard as one grid or as a list.
///
/// Where the user leaves it open, equal sizes make a grid and unlike ones a list. The sizes are read from the headers
/// of the step's files, by whichever worker comes first.
final class StepLayouts: Sendable {
    private let plan: RunPlan
    private let known = Mutex<[Int: TensorBoardOptions.Layout]>([:])

    init(_ plan: RunPlan) {
        self.plan = plan
    }

    func layout(ofStep step: Int) -> TensorBoardOptions.Layout {
        if let layout = plan.options.tensorBoard.layout ?? known.withLock({ $0[step] }) { return layout }
        let sizes = Set(plan.imageIndices(ofStep: step).compactMap(size))
        let layout: TensorBoardOptions.Layout = sizes.count > 1 ? .list : .grid
        known.withLock { $0[step] = layout }
        return layout
    }

    /// The image's size as it will be shown; nil where the file fails later anyway, or comes from standard input alone.
    private func size(ofImage index: Int) -> [Int]? {
        guard !plan.images.isStandardInput(index), plan.isLogged(image: index),
            let bytes = try? FileSystem.read(plan.images.path(index)), let info = try? ImageDecoder.info(bytes)
        else { return nil }
        let isTurned = plan.options.input.appliesOrientation
        return isTurned ? [info.orientedWidth, info.orientedHeight] : [info.width, info.height]
    }
}
