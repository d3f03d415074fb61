import RelumeCore
import RelumeParallel

/// Runs the image files of a plan: each file whole by one worker, batches put together in order.
struct ImageRun {
    /// What all workers together may hold of decoded samples.
    private static let memoryLimit = 1 << 30

    let plan: RunPlan
    let renderer: Renderer
    let directories: OutputDirectories
    let cancellation: Cancellation

    func run(_ log: inout RunLog) throws(RelumeError) {
        let jobs = plan.options.jobs ?? Parallel.usableCores
        let layouts = StepLayouts(plan)
        let worker = ImageWorker(
            plan: plan, renderer: renderer, directories: directories, memory: MemoryBudget(limit: Self.memoryLimit),
            stepLayouts: layouts, jobs: jobs)
        var collector = StepCollector(plan, directories, layouts, jobs: jobs)
        // Whole pictures that wait for their turn are outside the budget, so fewer of them may.
        let holdsPictures = plan.imageKinds.contains(.tensors) || plan.display == .minMax
        let makeBuffer: @Sendable () -> [UInt8] = { [] }
        try Parallel.orderedMap(
            count: plan.images.count, jobs: jobs, window: holdsPictures ? jobs + 1 : 4 * jobs,
            cancellation: cancellation, makeState: makeBuffer
        ) { index, buffer in
            worker.process(index, buffer: &buffer)
        } deliver: { index, outcome throws(RelumeError) in
            try log.add(outcome)
            if let step = plan.imageStep(of: index) { try collector.add(outcome.part, step: step, log: &log) }
            if plan.options.failsFast, log.summary.failures > plan.failures.count { cancellation.cancel() }
        }
    }
}
