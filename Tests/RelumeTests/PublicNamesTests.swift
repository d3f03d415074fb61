import Foundation
import TestSupport
import Testing

/// The names that `import Relume` puts into a script. Each is a name that the script cannot give to something of its own
/// without a clash, so a new one is a decision, and stands here by hand.
struct PublicNamesTests {
    static let names: [String: Set<String>] = [
        "RelumeActivations": [
            "Activation", "ActivationFunction", "ActivationParameter", "ActivationValue", "BatchStatistics",
            "ValueDistribution",
        ],
        "RelumeCodecs": [
            "DecodeLimits", "DecodedImage", "EncodedImage", "ImageDecoder", "ImageFormat", "ImageInfo", "PNGEncoder",
            "PNGProfile",
        ],
        "RelumeCore": [
            "DisplayMap", "ImageBatch", "ImageSpec", "Normalization", "Palette", "RelumeError", "Rounding",
            "SplitMix64", "Tensor", "TensorShape",
        ],
        "RelumeDatasets": [
            "BadFilePolicy", "CIFAR10", "CIFAR100", "CIFARBatches", "CIFARDataset", "CIFARFormat",
            "CIFARRecords", "DataLoader", "Dataset", "DatasetSplit", "EncodedDataset", "FakeData", "FashionMNIST",
            "IDX", "IDXDataset", "IDXRecords", "ImageFiles", "ImageFolder",
            "LabeledBatch", "MNIST", "Sample", "SampleTransform", "TensorFileDataset", "UniformDataset", "WebDataset",
        ],
        "RelumeDiff": [
            "DiffColors", "DiffMark", "DiffMarks", "DiffMetric", "DiffOptions", "DiffPicture",
            "DiffResult", "DiffTolerance", "ImageComparison", "ImageDiff", "ImageDifference", "PixelRect", "TensorDiff",
            "TensorDiffResult", "TensorDifference",
        ],
        "RelumeImages": [
            "Chromaticities", "ICCProfile", "ImageGrid", "ImageMetadata", "ImageOrientation", "IndexedImage",
            "PhysicalPixels", "PixelImage", "PixelSample", "RenderingIntent",
        ],
        "RelumeParallel": ["Cancellation"],
        "RelumePipeline": ["InterpolationMode", "Padding", "Pipeline", "SampleContext", "Stage"],
        "RelumePlots": ["CurveFigure", "FigureDrawing", "FigureSize", "HistogramFigure", "PlotFigure"],
        "RelumeTensorBoard": [
            "EventFileDamage", "EventFileReader", "EventFileSummary", "SummaryHistogram", "SummaryKind", "SummaryValue",
            "SummaryWriter",
        ],
        "RelumeTensorFiles": [
            "NPZFile", "NumPyFile", "NumPyHeader", "NumPyWriter", "SafetensorsFile", "SafetensorsHeader",
            "StorableTensor",
            "TensorDataType", "TensorScalar",
        ],
    ]

    @Test func `Relume exports the modules whose names are listed`() throws {
        let text = try String(contentsOfFile: Repository.file("Sources/Relume/Relume.swift"), encoding: .utf8)
        let exported = text.matches(of: /@_exported public import (\w+)/).map { String($0.1) }
        #expect(Set(exported) == Set(Self.names.keys))
    }

    @Test(arguments: names.keys.sorted())
    func `A module's public names are those listed`(module: String) throws {
        #expect(try Self.declaredNames(in: module) == Self.names[module])
    }

    /// What is declared public at the margin of the module's files, where swift-format holds everything at top level.
    private static func declaredNames(in module: String) throws -> Set<String> {
        let directory = Repository.file("Sources/\(module)")
        let declaration =
            /(?m)^(?:@\w+ )*public (?:final |indirect )*(?:actor|class|enum|func|let|protocol|struct|typealias|var) (\w+)/
        var names: Set<String> = []
        for path in try FileManager.default.subpathsOfDirectory(atPath: directory) where path.hasSuffix(".swift") {
            let text = try String(contentsOfFile: "\(directory)/\(path)", encoding: .utf8)
            names.formUnion(text.matches(of: declaration).map { String($0.1) })
        }
        return names
    }
}
