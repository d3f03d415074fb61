import RelumeCodecs
import RelumeCore
import RelumeFiles
import RelumeImages
import Synchronization

/// How the images of a step are shown together, which depends on whether they are of one size.
///
/// The sizes are read from the headers of the step's files when the first worker asks.
final class StepLayouts: Sendable {
    /// Above so many pixels a grid of images at their own size would be no picture to look at.
    private static let largestGrid = 16_000_000

    /// What the headers of a step say.
    private struct Sizes {
        let areEqual: Bool
        /// The pixels of all images together.
        let pixels: Int
    }

    private let plan: RunPlan
    private let known = Mutex<[Int: Sizes]>([:])

    init(_ plan: RunPlan) {
        self.plan = plan
    }

    /// Whether the step goes to TensorBoard as one grid or as a list: where the user leaves it open, equal sizes make a
    /// grid and unlike ones a list.
    func layout(ofStep step: Int) -> TensorBoardOptions.Layout {
        plan.options.tensorBoard.layout ?? (sizes(ofStep: step).areEqual ? .grid : .list)
    }

    /// The side that larger images are shrunk to in the step's grid: none where all are of one size, as PyTorch lays
    /// them out, unless the grid would be too large.
    func cellSide(ofStep step: Int) -> Int {
        let sizes = sizes(ofStep: step)
        return sizes.areEqual && sizes.pixels <= Self.largestGrid ? .max : plan.options.output.cellSide
    }

    private func sizes(ofStep step: Int) -> Sizes {
        if let sizes = known.withLock({ $0[step] }) { return sizes }
        let indices = plan.imageIndices(ofStep: step)
        let readable = indices.filter(hasHeader)
        let all = readable.compactMap(size)
        // Beside others, a picture that nobody can look at yet may be of any size.
        let areEqual = Set(all).count <= 1 && (indices.count == 1 || readable.count == indices.count)
        let sizes = Sizes(areEqual: areEqual, pixels: all.reduce(0) { $0 + $1[0] * $1[1] })
        known.withLock { $0[step] = sizes }
        return sizes
    }

    /// Whether the image's header can be looked at beforehand. What a pipe gives can be read only once, and a second look at
    /// a named one would wait for a writer for ever.
    private func hasHeader(ofImage index: Int) -> Bool {
        guard !plan.images.isStandardInput(index) else { return false }
        return (try? FileSystem.status(of: plan.images.path(index)))?.kind != .other
    }

    /// The image's size as it will be shown; nil where the file fails later anyway.
    private func size(ofImage index: Int) -> [Int]? {
        guard let info = Self.info(plan.images.path(index)),
            (try? plan.options.input.limits.check(width: info.width, height: info.height)) != nil
        else { return nil }
        let isTurned = plan.options.input.appliesOrientation
        return isTurned ? [info.orientedWidth, info.orientedHeight] : [info.width, info.height]
    }

    /// The header, for which the start of a file is nearly always enough.
    private static func info(_ path: String) -> ImageInfo? {
        if let start = try? FileSystem.read(path, upTo: 65536), let info = try? ImageDecoder.info(start) { return info }
        guard let bytes = try? FileSystem.read(path) else { return nil }
        return try? ImageDecoder.info(bytes)
    }
}
