public import RelumeCore
public import RelumeParallel

extension RunPlan {
    /// Does the run.
    ///
    /// Inputs that fail are reported and left out, as are files of a step that cannot be written; the run goes on. After
    /// `cancellation`, files under way are finished and nothing new is started.
    /// - Throws: what makes going on useless, such as a full disk under the manifest or the event file.
    public func run(
        cancellation: Cancellation = Cancellation(), observer: RunObserver = RunObserver()
    ) throws(RelumeError) -> RunSummary {
        let start = ContinuousClock.now
        var log = try RunLog(self, observer: observer)
        let renderer = Renderer(
            pipeline: options.pipeline, display: display, differentiates: options.measuresStatistics)
        let directories = OutputDirectories()
        for failure in failures { try log.add(failure) }
        if options.failsFast, !failures.isEmpty { cancellation.cancel() }
        do throws(RelumeError) {
            try ImageRun(plan: self, renderer: renderer, directories: directories, cancellation: cancellation).run(&log)
            for dataSet in dataSets {
                try DataSetRun(
                    plan: self, dataSet: dataSet, renderer: renderer, directories: directories,
                    cancellation: cancellation
                ).run(&log)
            }
        } catch  where error.code == .cancelled {
            // What was done stands; the summary says that more was planned.
        }
        return try log.finish(duration: ContinuousClock.now - start, isCutShort: cancellation.isCancelled)
    }
}
