import RelumeCodecs
package import RelumeCore
import RelumeDatasets
import RelumeFiles
import RelumeImages
import RelumeTensorBoard

/// What a file is, told by its bytes.
package enum FileInspection: Sendable, Encodable {
    /// An image.
    case image(ImageReport)
    /// A file of CIFAR records.
    case cifar(CIFARReport)
    /// Another data set, or one in an archive or a directory.
    case dataSet(DataSetReport)
    /// A TensorBoard event file.
    case events(EventsReport)
    /// The manifest of a run.
    case manifest(ManifestReport)

    /// Looks at the file at `path`.
    ///
    /// - Throws: `io` if it cannot be read; `malformedData` where its header is damaged; `unsupported` for any other kind.
    package init(path: String) throws(RelumeError) {
        do throws(RelumeError) {
            self = try Self.inspect(path)
        } catch {
            throw error.at(path: path)
        }
    }

    private static func inspect(_ path: String) throws(RelumeError) -> FileInspection {
        if Path.lastComponent(path).contains("tfevents") { return .events(try EventsReport(path: path)) }
        if Path.extension(path) == "ndjson" { return .manifest(try ManifestReport(path: path)) }
        if let dataSet = try dataSet(at: path) { return .dataSet(dataSet) }
        let bytes = try FileSystem.read(path)
        if ImageFormat.detect(bytes) != nil { return .image(ImageReport(try ImageDecoder.info(bytes), path: path)) }
        if let format = CIFARFormat.detect(bytes, fileName: Path.lastComponent(path)) {
            return .cifar(try CIFARReport(format, bytes, path: path))
        }
        throw RelumeError(
            .unsupported,
            "neither a \(ImageFormat.anyName) image nor a data set (CIFAR, IDX, tar shard, tensor file) nor a TensorBoard event "
                + "file, as far as its \(bytes.count) bytes tell")
    }

    /// The data set at a path; nil for an image, a file of CIFAR's, which has a report of its own, and what comes by a pipe.
    private static func dataSet(at path: String) throws(RelumeError) -> DataSetReport? {
        guard let kind = try FileSystem.status(of: path)?.kind, !kind.isStream else { return nil }
        if kind == .file, ImageFormat.detect(try FileSystem.read(path, upTo: ImageFormat.beginningLength)) != nil {
            return nil
        }
        let options = InputOptions()
        for dataSetKind in DataSetKind.all {
            guard let input = try dataSetKind.detect(path, kind == .directory, options) else { continue }
            // One that has splits is an archive or a directory.
            let isRecordFile = dataSetKind.name == DataSetKind.cifar.name && !input.hasSplits
            return isRecordFile ? nil : try DataSetReport(input, dataSetKind)
        }
        return nil
    }

    /// The report as lines for a person, the path first.
    package var lines: [String] {
        switch self {
        case .image(let report): report.lines
        case .cifar(let report): report.lines
        case .dataSet(let report): report.lines
        case .events(let report): report.lines
        case .manifest(let report): report.lines
        }
    }

    /// Encodes the report itself, whose `kind` tells which it is.
    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .image(let report): try report.encode(to: encoder)
        case .cifar(let report): try report.encode(to: encoder)
        case .dataSet(let report): try report.encode(to: encoder)
        case .events(let report): try report.encode(to: encoder)
        case .manifest(let report): try report.encode(to: encoder)
        }
    }
}
