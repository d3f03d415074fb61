import RelumeCore
import RelumeParallel
import RelumePipeline
import Synchronization
import Testing

@testable import RelumeRun

struct StepLayoutsTests {
    private func layouts(_ pipeline: String = "relu") throws -> StepLayouts {
        var options = RunOptions(paths: [], pipeline: try Pipeline(parsing: pipeline), directory: "out")
        options.output.cellSide = 50
        return StepLayouts(options)
    }

    private func spec(_ height: Int, _ width: Int) -> ImageSpec { ImageSpec(height: height, width: width, channels: 3) }

    @Test func `Pictures of one size keep it, others are fitted into cells`() throws {
        let layouts = try layouts()
        let plain = layouts.layout(ofStep: 1) { [spec(9, 7), spec(9, 7)] }
        #expect(plain.isGrid && plain.hasPlainCells)
        let mixed = layouts.layout(ofStep: 2) { [spec(9, 7), spec(7, 9)] }
        #expect(!mixed.isGrid && mixed.cellSides.before == 50 && mixed.cellSides.after == 50)
        let large = layouts.layout(ofStep: 3) { [spec(4000, 3000), spec(4000, 3000)] }
        #expect(large.isGrid && large.cellSides.before == 50)
    }

    @Test func `Before and after have sizes of their own`() throws {
        let after = try layouts("relu | center_crop(5)").layout(ofStep: 1) { [spec(9, 7), spec(7, 9)] }
        #expect(!after.isGrid && after.cellSides.before == 50 && after.cellSides.after == .max)
        let both = try layouts("center_crop(5) | relu").layout(ofStep: 1) { [spec(9, 7), spec(7, 9)] }
        #expect(both.isGrid && both.hasPlainCells)
    }

    @Test func `The headers of a step are read once, however many workers ask`() throws {
        let layouts = try layouts()
        let reads = Atomic<Int>(0)
        try Parallel.forEachIndex(count: 64, jobs: 8, makeState: {}) { index, _ in
            _ = layouts.layout(ofStep: index % 2 + 1) {
                reads.add(1, ordering: .relaxed)
                return [spec(1, 1)]
            }
        }
        #expect(reads.load(ordering: .relaxed) == 2)
    }
}
