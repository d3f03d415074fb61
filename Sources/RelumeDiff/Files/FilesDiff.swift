package import RelumeCodecs
package import RelumeCore
import RelumeFiles
import RelumeImages
package import RelumeParallel

/// Compares files, several at once.
package struct FilesDiff: Sendable {
    /// How two pictures are compared.
    package var options: DiffOptions
    /// What a picture may ask for before it is refused.
    package var limits: DecodeLimits
    /// Where diff images of what differs are written; nil writes none.
    package var outputDirectory: String?
    /// The workers.
    package var jobs: Int

    /// Makes a comparison of files.
    package init(
        options: DiffOptions = DiffOptions(), limits: DecodeLimits = .default, outputDirectory: String? = nil,
        jobs: Int = Parallel.usableCores
    ) {
        self.options = options
        self.limits = limits
        self.outputDirectory = outputDirectory
        self.jobs = jobs
    }

    /// Compares every pair; results come in the pairs' order and are the same for any number of jobs. A file that cannot be
    /// read or decoded is a result.
    ///
    /// - Throws: `invalidArgument` where a picture would be written over one that is compared, see ``DiffOutputs``, `io` where
    ///   it cannot be written; `cancelled`.
    package func compare(
        _ pairs: [FilePair], cancellation: Cancellation? = nil
    ) throws(RelumeError) -> [FileDiff] {
        try DiffOutputs(pictures: outputDirectory).check(pairs)
        let directory = try outputDirectory.map { path throws(RelumeError) in try ResolvedPath(path).path }
        var diffs: [FileDiff] = []
        diffs.reserveCapacity(pairs.count)
        let workers = max(1, min(jobs, pairs.count))
        // One pair uses all cores inside; many pairs one each.
        let inner = max(1, jobs / workers)
        try Parallel.orderedMap(
            count: pairs.count, jobs: workers, window: 4 * workers, cancellation: cancellation, makeState: {}
        ) { index, _ throws(RelumeError) in
            try compare(pairs[index], writingTo: directory, jobs: inner)
        } deliver: { _, diff in
            diffs.append(diff)
        }
        return diffs
    }

    private func compare(
        _ pair: FilePair, writingTo directory: String?, jobs: Int
    ) throws(RelumeError) -> FileDiff {
        func diff(_ outcome: FileDiff.Outcome) -> FileDiff {
            FileDiff(name: pair.name, expected: pair.expected, actual: pair.actual, outcome: outcome)
        }
        if let fault = pair.fault { return diff(.compared(.notComparable(fault))) }
        guard let expected = pair.expected else { return diff(.added) }
        guard let actual = pair.actual else { return diff(.removed) }
        let expectedBytes: [UInt8]
        let actualBytes: [UInt8]
        do throws(RelumeError) {
            let limit = ReadLimit(bytes: limits.maxFileBytes)
            expectedBytes = try FileSystem.read(expected, limit: limit)
            actualBytes = try FileSystem.read(actual, limit: limit)
        } catch {
            return diff(.compared(.notComparable(error.description)))
        }
        let comparison = ImageDiff.compare(
            expectedBytes: expectedBytes, actualBytes: actualBytes, fileName: pair.name, options: options,
            limits: limits, jobs: jobs)
        var result = diff(.compared(comparison.result))
        if let directory, !comparison.result.passes {
            result.pictures = try writePictures(comparison, expectedBytes, actualBytes, to: directory, pair.name)
        }
        return result
    }

    private func writePictures(
        _ comparison: ImageComparison, _ expectedBytes: [UInt8], _ actualBytes: [UInt8], to directory: String,
        _ name: String
    ) throws(RelumeError) -> [String: String] {
        guard let marks = comparison.marks else { return [:] }
        let expected = try ImageDecoder.decode(expectedBytes, limits: limits).image
        let actual = try ImageDecoder.decode(actualBytes, limits: limits).image
        let diff = DiffPicture.diff(expected: expected, marks: marks)
        var images = [
            "diff": diff, "mask": DiffPicture.mask(expected: expected, marks: marks),
            "side-by-side": DiffPicture.sideBySide([expected, actual, diff]),
        ]
        images["heat"] = DiffPicture.heatMap(expected: expected, actual: actual)
        var paths: [String: String] = [:]
        for (kind, image) in images {
            let path = Path.join(directory, Self.pictureName(kind, name))
            try FileSystem.createDirectories(above: path)
            try FileSystem.write(try PNGEncoder.encode(image), to: path)
            paths[kind] = path
        }
        return paths
    }

    /// The kinds of pictures that are written of a pair.
    static let pictureKinds = ["diff", "mask", "side-by-side", "heat"]

    /// The path below the output directory of a picture of the pair `name`.
    static func pictureName(_ kind: String, _ name: String) -> String {
        // a.jpg becomes a.jpg.png, because there may be an a.png that differs too.
        let isPNG = ImageFormat.png.fileExtensions.contains(Path.extension(name).lowercased())
        let file = isPNG ? name : name + ImageFormat.png.nameSuffix
        return "\(kind)/\(file)"
    }
}
