package import RelumeCore
import RelumeFiles
package import RelumeParallel

extension RunPlan {
    /// Does the run: each unit whole by one worker, steps put together in order.
    ///
    /// Inputs that fail are reported and left out, as are files of a step that cannot be written; the run goes on. After
    /// `cancellation`, files under way are finished and nothing new is started.
    /// - Throws: what makes going on useless, such as a full disk under the manifest or the event file.
    package func run(
        cancellation: Cancellation = Cancellation(), observer: RunObserver = RunObserver()
    ) throws(RelumeError) -> RunSummary {
        let start = ContinuousClock.now
        if options.output.isDurable { Durability.ask() }
        let files = OutputFiles(paths, keepsExisting: options.output.existing == .skip)
        var log = try RunLog(self, files, observer: observer)
        for failure in failures { try log.add(failure) }
        if options.failsFast, !failures.isEmpty { cancellation.cancel() }
        do throws(RelumeError) {
            try work(files, cancellation, &log)
        } catch  where error.code == .cancelled {
            // What was done stands; the summary says that more was planned.
        }
        try files.finish()
        return try log.finish(duration: ContinuousClock.now - start, isCutShort: cancellation.isCancelled)
    }

    private func work(
        _ files: OutputFiles, _ cancellation: Cancellation, _ log: inout RunLog
    ) throws(RelumeError) {
        let jobs = options.jobs ?? Parallel.usableCores
        let layouts = StepLayouts(options)
        let worker = UnitWorker(
            plan: self,
            renderer: Renderer(
                pipeline: options.pipeline, display: display, differentiates: options.measuresStatistics),
            files: files, memory: MemoryBudget(limit: memoryLimit), layouts: layouts, jobs: jobs)
        var collector = StepCollector(self, files, layouts, jobs: jobs)
        let makeBuffer: @Sendable () -> [UInt8] = { [] }
        try Parallel.orderedMap(
            // Whole pictures that wait for their turn are outside the budget, so fewer of them may.
            count: unitCount, jobs: jobs, window: holdsValues ? jobs + 1 : 4 * jobs, cancellation: cancellation,
            makeState: makeBuffer
        ) { number, buffer in
            worker.process(unit(number), buffer: &buffer)
        } deliver: { number, outcome throws(RelumeError) in
            try collector.add(outcome, of: unit(number), &log)
            if options.failsFast, log.summary.failures > failures.count { cancellation.cancel() }
        }
    }
}
