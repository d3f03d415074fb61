import RelumeCore
import RelumeFiles

extension RunPlan {
    /// What becomes of the outputs that are there, by the first line of the manifest beside them.
    ///
    /// - Throws: `invalidArgument` naming each setting in which the run that wrote them differs from this one.
    func settledExisting() throws(RelumeError) -> OutputOptions.ExistingPolicy {
        let existing = options.output.existing
        guard existing.completes, manifestStatus != nil else {
            // Nothing tells what wrote the outputs, if there are any.
            return existing.resumes ? .refuse : existing
        }
        guard let earlier = try RunHeader.inFile(paths.manifest) else {
            // One of an earlier release has no such line; what is missing can be told all the same.
            guard existing.resumes else { return existing }
            // The run ended before it wrote anything.
            if let end = try ManifestEnd(path: paths.manifest), end.wholeLength == 0 { return .overwrite }
            return try refuseUnlessOverwritten("its first line does not say what run this is")
        }
        let differences = header.differences(from: earlier, countingChoices: existing.resumes)
        guard !differences.isEmpty else { return existing }
        return try refuseUnlessOverwritten("the run here was another one: \(differences.joined(separator: "; "))")
    }

    private func refuseUnlessOverwritten(_ reason: String) throws(RelumeError) -> OutputOptions.ExistingPolicy {
        guard options.output.existing != .resume(elseOverwrite: true) else { return .overwrite }
        throw RelumeError(
            .invalidArgument,
            "\(reason); repeat its options, choose another --output, or add --overwrite to begin anew",
            path: paths.manifest)
    }

    /// - Throws: `invalidArgument` where an input can be read only once.
    func refuseResumedPipes() throws(RelumeError) {
        guard options.output.existing.resumes else { return }
        let readsStandardInput = options.input.paths.contains("-")
        guard paths.isStandardOutput || readsStandardInput else { return }
        throw RelumeError(
            .invalidArgument,
            readsStandardInput
                ? "--resume cannot read standard input again; give the input as a file"
                : "--resume completes a directory; choose another --output than standard output")
    }
}
