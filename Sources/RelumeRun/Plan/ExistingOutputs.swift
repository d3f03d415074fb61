import RelumeCore
import RelumeFiles
import RelumeTensorBoard

/// Decides, before any work starts, about outputs that are there already.
struct ExistingOutputs {
    private let plan: RunPlan

    init(_ plan: RunPlan) {
        self.plan = plan
    }

    /// - Throws: `invalidArgument` naming the first output that exists, or an output that is an input.
    func resolve() throws(RelumeError) -> Skips {
        try checkReport()
        let directory = plan.options.output.directory
        guard let status = try FileSystem.status(of: directory) else { return Skips() }
        guard status.kind == .directory else {
            throw RelumeError(
                .io, "the output must be a directory, this is a file; choose another name", path: directory)
        }
        switch plan.options.output.existing {
        case .refuse:
            try refuseExisting()
            return Skips()
        case .overwrite:
            try refuseInputsAsOutputs()
            return Skips()
        case .skip:
            return try CompletedOutputs(plan, self).skips()
        }
    }

    /// A report is an output, too: never an input or another output, and replaced only when that was asked for.
    private func checkReport() throws(RelumeError) {
        guard case .file(let path) = plan.options.output.report else { return }
        guard Path.normalized(path) != Path.normalized(plan.paths.manifest) else {
            throw RelumeError(
                .invalidArgument, "the report is a copy of this file; choose another --report", path: path)
        }
        try refuseOutputAsReport(path)
        // A pipe or a device takes lines without losing any.
        guard let status = try FileSystem.status(of: path), status.kind != .other else { return }
        if let input = try inputIdentities()[status.identity] {
            throw RelumeError(
                .invalidArgument,
                "this report is the input \(input); inputs are never written to, choose another --report",
                path: path)
        }
        if try FileSystem.status(of: plan.paths.manifest)?.identity == status.identity {
            throw RelumeError(
                .invalidArgument, "the report is a copy of this file; choose another --report", path: path)
        }
        guard plan.options.output.existing == .refuse else { return }
        throw RelumeError(
            .invalidArgument, "the report exists; choose another --report, or add --overwrite", path: path)
    }

    private func refuseOutputAsReport(_ path: String) throws(RelumeError) {
        let report = Path.normalized(path)
        guard report.utf8.starts(with: Path.normalized(plan.paths.directory).utf8) else { return }
        try forEachOutput { output throws(RelumeError) in
            guard Path.normalized(output).utf8.elementsEqual(report.utf8) else { return }
            throw RelumeError(
                .invalidArgument, "the run writes something else there; choose another --report", path: path)
        }
    }

    private func refuseExisting() throws(RelumeError) {
        var first: String?
        var count = 0
        try forEachOutput { path throws(RelumeError) in
            guard try FileSystem.status(of: path) != nil else { return }
            first = first ?? path
            count += 1
        }
        for log in try eventFiles() {
            first = first ?? log
            count += 1
        }
        guard let first else { return }
        let more = count > 1 ? " and so do \(count - 1) more outputs" : ""
        throw RelumeError(
            .invalidArgument,
            "the output exists\(more); choose another --output, or add --overwrite or --skip-existing", path: first)
    }

    /// Replacing an output must never replace an input that it is a link to.
    private func refuseInputsAsOutputs() throws(RelumeError) {
        var inputs: [FileStatus.Identity: String] = [:]
        try forEachOutput { path throws(RelumeError) in
            guard let output = try FileSystem.status(of: path) else { return }
            if inputs.isEmpty { inputs = try inputIdentities() }
            guard let input = inputs[output.identity] else { return }
            throw RelumeError(
                .invalidArgument,
                "this output is the input \(input); inputs are never written to, choose another --output",
                path: path)
        }
    }

    private func inputIdentities() throws(RelumeError) -> [FileStatus.Identity: String] {
        var identities: [FileStatus.Identity: String] = [:]
        let list = plan.options.input.listFile.map { [$0] } ?? []
        let files = plan.images.entries.indices.map(plan.images.path) + plan.dataSets.flatMap(\.files) + list
        for path in files {
            if let status = try FileSystem.status(of: path) { identities[status.identity] = path }
        }
        return identities
    }

    /// The steps of the images, then those of the data sets.
    var allSteps: Range<Int> { 1..<(plan.dataSets.last?.steps.upperBound ?? plan.imageStepCount + 1) }

    /// The files that an image has for itself.
    func imageFiles(_ index: Int) -> [String] {
        Moment.allCases.filter { plan.imageKinds.contains($0.outputKind) }
            .map { plan.paths.image($0, plan.outputName(ofImage: index)) }
    }

    private func forEachOutput(_ body: (String) throws(RelumeError) -> Void) throws(RelumeError) {
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

    /// The event files that earlier runs left in the output directory, by their names.
    func eventFiles() throws(RelumeError) -> [String] {
        guard plan.savesEvents, try FileSystem.status(of: plan.paths.eventDirectory)?.kind == .directory else {
            return []
        }
        return try FileSystem.entries(of: plan.paths.eventDirectory)
            .filter {
                $0.kind == .file && $0.name.hasPrefix(EventFileName.prefix) && $0.name.hasSuffix(RunLog.suffix)
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
