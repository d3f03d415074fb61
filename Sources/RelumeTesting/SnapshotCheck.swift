import RelumeCodecs
import RelumeCore
import RelumeDiff
import RelumeFiles
import RelumeImages

/// Holds a picture against its baseline; knows nothing of test frameworks.
struct SnapshotCheck {
    let baseline: String
    let options: DiffOptions
    let mode: RecordMode
    /// Where the pictures of a failure are written.
    let failureDirectory: String

    /// What a failed check leaves.
    struct Failure {
        var message: String
        /// Pictures as PNG files: name and bytes.
        var pictures: [(name: String, bytes: [UInt8])] = []
    }

    /// Nil if the picture matches.
    func failure(of render: () throws -> any PictureSource) -> Failure? {
        let actual: PixelImage
        do {
            actual = try render().picture()
        } catch {
            return Failure(message: "no picture was made: \(error)")
        }
        do throws(RelumeError) {
            return try failure(of: actual)
        } catch {
            return Failure(message: error.at(path: baseline).description)
        }
    }

    private func failure(of actual: PixelImage) throws(RelumeError) -> Failure? {
        let bytes = try PNGEncoder.encode(actual)
        guard try FileSystem.status(of: baseline) != nil else {
            guard mode.recordsMissing else {
                return Failure(
                    message:
                        "there is no baseline \(baseline); record it with \(RecordMode.variable)=missing where CI is not set",
                    pictures: [("actual.png", bytes)])
            }
            try record(bytes)
            return Failure(message: "there was no baseline; recorded \(baseline): look at it and run again")
        }
        let expectedBytes = try FileSystem.read(baseline)
        let comparison = ImageDiff.compare(expectedBytes: expectedBytes, actualBytes: bytes, options: options)
        if mode == .all {
            try record(bytes)
            return Failure(message: "recorded \(baseline) (\(comparison.result)): look at it and run without recording")
        }
        if comparison.result.passes { return nil }
        return try mismatch(comparison, expectedBytes, actual, bytes)
    }

    private func mismatch(
        _ comparison: ImageComparison, _ expectedBytes: [UInt8], _ actual: PixelImage, _ actualBytes: [UInt8]
    ) throws(RelumeError) -> Failure {
        var failure = Failure(message: "\(comparison.result)")
        failure.pictures = [("expected.png", expectedBytes), ("actual.png", actualBytes)]
        if let marks = comparison.marks {
            let expected = try ImageDecoder.decode(expectedBytes).image
            let diff = DiffPicture.diff(expected: expected, marks: marks)
            failure.pictures.append(("diff.png", try PNGEncoder.encode(diff)))
        }
        failure.message += "\nbaseline: \(baseline)"
        for path in try writePictures(failure.pictures) { failure.message += "\nwritten: \(path)" }
        if mode.recordsFailed {
            try record(actualBytes)
            failure.message += "\nrecorded the new baseline: look at it and run again"
        } else {
            failure.message += "\nif the change is meant: \(RecordMode.variable)=failed records it"
        }
        return failure
    }

    private func writePictures(_ pictures: [(name: String, bytes: [UInt8])]) throws(RelumeError) -> [String] {
        // The name of the baseline's directory, which helps to find them; one such as `..` would lead elsewhere.
        let folder = Path.components(Path.directory(baseline)).last { $0 != "." && $0 != ".." } ?? ""
        let directory = Path.join(Path.join(failureDirectory, folder), Path.stem(baseline))
        try FileSystem.createDirectories(directory)
        var paths: [String] = []
        for picture in pictures {
            let path = Path.join(directory, picture.name)
            try FileSystem.write(picture.bytes, to: path)
            paths.append(path)
        }
        return paths
    }

    private func record(_ bytes: [UInt8]) throws(RelumeError) {
        try FileSystem.createDirectories(above: baseline)
        try FileSystem.write(bytes, to: baseline)
    }
}
