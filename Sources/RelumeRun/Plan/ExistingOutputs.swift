import RelumeCore
import RelumeFiles
import RelumeTensorBoard

/// What need not be done again.
struct Skips: Sendable {
    var images: Set<Int> = []
    var steps: Set<Int> = []
    /// Steps up to this one are in the event file already.
    var lastLoggedStep = 0
}

/// What a run writes, and what of it is there already.
struct ExistingOutputs {
    private let plan: RunPlan

    init(_ plan: RunPlan) {
        self.plan = plan
    }

    /// What is left out because it is there, which only a run that may leave it out asks for.
    func resolve() throws(RelumeError) -> Skips {
        guard plan.options.output.existing == .skip, plan.outputDirectory.status != nil else { return Skips() }
        return try completeOutputs()
    }

    private func completeOutputs() throws(RelumeError) -> Skips {
        var skips = Skips()
        for log in try eventFiles() {
            skips.lastLoggedStep = max(skips.lastLoggedStep, try EventFileReader.lastStep(inFile: log) ?? 0)
        }
        var unfinishedImages: Set<Int> = []
        for index in plan.images.entries.indices where try !allExist(imageFiles(index)) {
            unfinishedImages.insert(index)
        }
        for step in allSteps where try isComplete(step, skips) {
            // An image that is still to do may have been missing in its step's pictures, too.
            let images = step <= plan.imageStepCount ? plan.imageIndices(ofStep: step) : 0..<0
            if unfinishedImages.isDisjoint(with: images) { skips.steps.insert(step) }
        }
        for index in plan.images.entries.indices where !unfinishedImages.contains(index) {
            if plan.imageStep(of: index).map(skips.steps.contains) ?? true { skips.images.insert(index) }
        }
        return skips
    }

    private var allSteps: Range<Int> { 1..<(plan.dataSets.last?.steps.upperBound ?? plan.imageStepCount + 1) }

    private func isComplete(_ step: Int, _ skips: Skips) throws(RelumeError) -> Bool {
        let kinds = step <= plan.imageStepCount ? plan.imageKinds : plan.dataSetKinds
        if kinds.contains(.tensorboard), plan.logs(step: step), step > skips.lastLoggedStep { return false }
        let dataSet = plan.dataSets.first { $0.steps.contains(step) }
        let records = dataSet.map { plan.recordFiles(of: $0, step: step) } ?? []
        return try allExist(plan.stepFiles(step, kinds) + records)
    }

    private func allExist(_ paths: [String]) throws(RelumeError) -> Bool {
        for path in paths where try FileSystem.status(of: path) == nil { return false }
        return true
    }

    private func imageFiles(_ index: Int) -> [String] {
        Moment.allCases.filter { plan.imageKinds.contains($0.outputKind) }
            .map { plan.paths.image($0, plan.outputName(ofImage: index)) }
    }

    /// Every file that the run writes and whose name is known before.
    func forEachOutput(_ body: (String) throws(RelumeError) -> Void) throws(RelumeError) {
        try body(plan.paths.manifest)
        if plan.savesReport { try body(plan.paths.report) }
        for index in plan.images.entries.indices {
            for path in imageFiles(index) { try body(path) }
        }
        for step in allSteps {
            let kinds = step <= plan.imageStepCount ? plan.imageKinds : plan.dataSetKinds
            for path in plan.stepFiles(step, kinds) { try body(path) }
        }
        for dataSet in plan.dataSets {
            for path in plan.recordFiles(of: dataSet) { try body(path) }
        }
    }

    /// What earlier runs left where this one chooses names as it goes.
    func leftovers() throws(RelumeError) -> [String] {
        let pictures = plan.paths.reportPictures
        guard plan.savesReport, try FileSystem.status(of: pictures)?.kind == .directory else { return try eventFiles() }
        return try eventFiles() + FileSystem.entries(of: pictures).map { Path.join(pictures, $0.name) }
    }

    /// The event files that earlier runs left in the output directory.
    func eventFiles() throws(RelumeError) -> [String] {
        guard plan.savesEvents, try FileSystem.status(of: plan.paths.eventDirectory)?.kind == .directory else {
            return []
        }
        return try FileSystem.entries(of: plan.paths.eventDirectory)
            .filter {
                $0.kind == .file && $0.name.hasPrefix("events.out.tfevents.") && $0.name.hasSuffix(RunLog.suffix)
            }
            .map { Path.join(plan.paths.eventDirectory, $0.name) }
    }
}

extension RunPlan {
    /// Whether any part of the run is shown in a report.
    var savesReport: Bool {
        (images.count > 0 && imageKinds.contains(.report)) || (!dataSets.isEmpty && dataSetKinds.contains(.report))
    }

    /// Whether any part of the run writes events.
    var savesEvents: Bool {
        (images.count > 0 && imageKinds.contains(.tensorboard))
            || (!dataSets.isEmpty && dataSetKinds.contains(.tensorboard))
    }
}
