package import RelumeCore
import RelumeCodecs
import RelumeDatasets
package import RelumeFiles
import RelumeImages
import RelumeParallel
import RelumePipeline

/// Mean and standard deviation of the color channels of a data set, for `normalize`.
///
/// Exact, and the same for any number of jobs: integers are added up, and divided at the end.
package struct DatasetStatistics: Sendable {
    /// What was added up of the pictures with so many color channels.
    private var sums: [Int: ChannelSums] = [:]
    /// The inputs and samples that could not be read.
    package private(set) var failures = 0
    /// Entries of directories that are no files, and links to directories that are not followed.
    package let passedOver: [FileWalk.PassedOver]

    /// Reads all that `input` names, on `jobs` threads.
    ///
    /// - Parameter onFailure: is told of each input and sample that cannot be read, in order; the others are counted.
    /// - Throws: `invalidArgument` for contradictory options; `io` where nothing is found; the error of the first input
    ///   where none can be read.
    package init(
        of input: InputOptions, jobs: Int?, onFailure: (RelumeError) -> Void
    ) throws(RelumeError) {
        var options = RunOptions(paths: [], pipeline: Pipeline([]), directory: ".")
        options.jobs = jobs
        options.input = input
        options.output.kinds = []
        try options.validate()
        let inputs = try InputResolver(input, outputDirectory: nil)
        passedOver = inputs.passedOver
        let (sources, faults) = Source.plan(inputs, options, OutputContext(options: options, display: .fixed(.unit)))
        let failed = inputs.failures + faults
        guard sources.contains(where: { $0.count > 0 }) else {
            throw failed.first ?? input.nothingFound(in: inputs)
        }
        for failure in failed { onFailure(failure) }
        failures = failed.count
        for source in sources { try add(source, jobs: jobs ?? Parallel.usableCores, onFailure) }
    }

    private mutating func add(
        _ source: Source, jobs: Int, _ onFailure: (RelumeError) -> Void
    ) throws(RelumeError) {
        try Parallel.orderedMap(
            count: source.unitCount, jobs: jobs, window: 4 * jobs, makeState: { [UInt8]() }
        ) { unit, buffer in
            Result { () throws(RelumeError) in try Self.sums(of: source.positions(ofUnit: unit), source, &buffer) }
        } deliver: { _, result in
            switch result {
            case .success(let part): sums[part.channels, default: ChannelSums(channels: part.channels)].add(part)
            case .failure(let error):
                failures += 1
                onFailure(error)
            }
        }
    }

    /// The sums of a unit of `source`: a batch of records, or a picture.
    private static func sums(
        of positions: Range<Int>, _ source: Source, _ buffer: inout [UInt8]
    ) throws(RelumeError) -> ChannelSums {
        let indices = positions.map(source.index)
        if let uniform = source.uniform {
            guard 1...4 ~= uniform.spec.channels else {
                throw RelumeError(
                    .unsupported,
                    "statistics are those of pictures of 1 to 4 channels, and these have \(uniform.spec.channels)",
                    path: uniform.path(at: indices[0]))
            }
            let batch = try uniform.batch(at: indices).images
            var sums = ChannelSums(channels: batch.colorChannels)
            switch batch.samples {
            case .uint8(let tensor): sums.add(tensor.scalars, PixelForm(batch))
            case .uint16(let tensor): sums.add(tensor.scalars, PixelForm(batch))
            case .float32:
                throw RelumeError(
                    .unsupported,
                    "statistics are those of samples of 8 or 16 bits, and these are floats; see "
                        + "'relume run --statistics'", path: uniform.path(at: indices[0]))
            }
            return sums
        }
        let image = try sample(at: indices[0], source.dataset, &buffer).image
        let form = PixelForm(image)
        var sums = ChannelSums(channels: form.colorChannels)
        switch image.samples {
        case .uint8(let tensor): sums.add(tensor.scalars, form)
        case .uint16(let tensor): sums.add(tensor.scalars, form)
        }
        return sums
    }

    private static func sample(
        at index: Int, _ dataset: any Dataset, _ buffer: inout [UInt8]
    ) throws(RelumeError) -> Sample {
        do throws(RelumeError) {
            guard let encoded = dataset as? any EncodedDataset else { return try dataset.sample(at: index) }
            try encoded.read(at: index, into: &buffer)
            return try encoded.decode(buffer, at: index, thumbnailSide: nil)
        } catch {
            throw error.at(path: dataset.name(at: index))
        }
    }

    /// A row for each number of color channels, in rising order.
    package var rows: [Row] { sums.sorted { $0.key < $1.key }.map { Row($0.key, $0.value) } }

    /// Pictures with the same number of color channels.
    package struct Row: Sendable, Encodable {
        let channels: Int
        let images: Int
        let pixels: Int
        /// Of values in [0, 1].
        let mean: [Double]
        /// Of the population, as NumPy's.
        let std: [Double]
        /// The stage that normalizes them; nil where a channel is the same everywhere, so that no deviation can be
        /// divided by.
        let normalize: String?

        init(_ channels: Int, _ sums: ChannelSums) {
            self.channels = channels
            images = sums.images
            pixels = sums.pixels
            mean = sums.mean
            std = sums.standardDeviation
            let normalization = try? Normalization(mean: mean.map(Float.init), std: std.map(Float.init))
            normalize = normalization.map { Stage.normalize($0).description }
        }

        /// The row for a person, with the option to paste last.
        package var lines: [String] {
            let kind = ["no color", "gray", "2 channels", "RGB"]
            let name = kind.indices.contains(channels) ? kind[channels] : "\(channels) channels"
            let head = "\(images) \(name) image\(images == 1 ? "" : "s"), \(pixels) pixels a channel"
            let option =
                normalize.map { "--pipeline \"\($0)\"" }
                ?? "a channel has the same value everywhere, so there is no deviation to normalize by"
            return [head, option]
        }
    }
}
