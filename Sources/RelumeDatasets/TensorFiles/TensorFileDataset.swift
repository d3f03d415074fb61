public import RelumeCore
import RelumeFiles
import RelumeImages
import RelumeTensorFiles

/// Pictures in a tensor file: `[N, C, H, W]`, one of `[C, H, W]`, or one of `[H, W]`, in an `.npy`, `.npz` or `.safetensors`
/// file.
///
/// `uint8` and `uint16` are samples, which stand for `sample / maximum`; the last of 2 or 4 channels is alpha, as in picture
/// files. Floats are values, all of them: any number of channels, none of which is alpha. Pictures are read when they are
/// asked for, those of `.npz` files at once, since archives are read from their beginning.
public struct TensorFileDataset: UniformDataset {
    /// Where the channels are.
    public enum Layout: String, CaseIterable, Sendable {
        /// `[N, C, H, W]` and `[C, H, W]`, as PyTorch has them.
        case nchw
        /// `[N, H, W, C]` and `[H, W, C]`, as picture libraries have them.
        case nhwc
    }

    /// The path of the file.
    public let path: String
    /// What every picture is.
    public let spec: ImageSpec
    /// The number of pictures.
    public let count: Int
    private let layout: Layout
    private let tensor: StoredTensor
    /// The whole file, where its rows cannot be read alone.
    private let loaded: ImageBatch?

    /// Reads the header of the file at `path`. Of several arrays it takes the one called `name`.
    ///
    /// - Parameter name: Unless set, the only array, or the one called `images`.
    /// - Throws: `malformedData` for a damaged file; `unsupported` for items that are neither bytes, 16-bit samples nor
    ///   floats; `invalidArgument` for an array that is no picture or batch of pictures, or that is not there; `io` if the
    ///   file cannot be read.
    public init(_ path: String, layout: Layout = .nchw, name: String? = nil) throws(RelumeError) {
        guard let format = TensorFileFormat.named(by: path) else {
            let endings = TensorFileFormat.all.map { ".\($0.name)" }.joined(separator: ", ")
            throw RelumeError(.unsupported, "no tensor file by its name; \(endings) are read", path: path)
        }
        tensor = try Self.choose(name, among: format.tensors(in: path), path)
        self.path = path
        self.layout = layout
        do throws(RelumeError) {
            (count, spec) = try Self.pictures(tensor, layout)
            loaded = tensor.hasRandomAccess ? nil : try Self.batch(tensor, nil, layout)
        } catch {
            throw error.at(path: path)
        }
    }

    private static func choose(
        _ name: String?, among tensors: [StoredTensor], _ path: String
    ) throws(RelumeError) -> StoredTensor {
        if let name, let tensor = tensors.first(where: { $0.name == name }) { return tensor }
        if name == nil, let tensor = tensors.count == 1 ? tensors[0] : tensors.first(where: { $0.name == "images" }) {
            return tensor
        }
        let names = tensors.map(\.name).sorted().prefix(20).joined(separator: ", ")
        throw RelumeError(
            .invalidArgument,
            "\(name.map { "no array is called '\($0)'" } ?? "which array has the pictures?") The file has "
                + "\(names.isEmpty ? "none" : names); save one, or call it 'images'", path: path)
    }

    /// How many pictures the array holds, and what each is.
    private static func pictures(_ tensor: StoredTensor, _ layout: Layout) throws(RelumeError) -> (Int, ImageSpec) {
        guard let elementType = tensor.dataType.elementType else {
            throw RelumeError(
                .unsupported,
                "it holds \(tensor.dataType.rawValue); pictures are uint8, uint16 or floats: convert with "
                    + "astype('float32')")
        }
        let lengths = tensor.shape.dimensions
        guard 2...4 ~= lengths.count, lengths.suffix(3).allSatisfy({ $0 > 0 }) else {
            throw RelumeError(
                .invalidArgument,
                "shape \(tensor.shape) is no picture [H, W] or [C, H, W] and no batch [N, C, H, W]; reshape the array")
        }
        var picture = lengths.count == 2 ? [1] + lengths : Array(lengths.suffix(3))
        if layout == .nhwc, lengths.count > 2 { picture = [picture[2], picture[0], picture[1]] }
        let hasAlpha = elementType != .float32 && [2, 4].contains(picture[0])
        return (
            lengths.count == 4 ? lengths[0] : 1,
            ImageSpec(
                height: picture[1], width: picture[2], channels: picture[0], hasAlpha: hasAlpha,
                elementType: elementType)
        )
    }

    // MARK: Samples

    /// The file and the picture's place in it, counted from 0.
    public func name(at index: Int) -> String { "\(path) row \(index)" }

    /// The file.
    public func path(at index: Int) -> String { path }

    /// The file.
    public var sourceFiles: [String] { [path] }

    /// The file's stem and the picture's place in it, `logits/000007`; the stem alone of an array that is one picture.
    public func outputPath(at index: Int) -> String {
        let digits = String(index)
        let stem = Path.stem(path)
        guard tensor.shape.rank == 4 else { return stem }
        return Path.join(stem, String(repeating: "0", count: max(0, 6 - digits.count)) + digits)
    }

    /// The pictures at `indices` as one batch, of which no others are read. They have no labels.
    ///
    /// - Throws: `io` or `malformedData` where the file cannot be read any more, or changed; `invalidArgument` for an index
    ///   that it does not have.
    public func batch(at indices: [Int]) throws(RelumeError) -> LabeledBatch {
        if let index = indices.first(where: { !(0..<count ~= $0) }) {
            throw RelumeError(
                .invalidArgument, "picture \(index) is asked for; they count from 0, and there are \(count)", path: path
            )
        }
        var parts: [ImageBatch] = []
        for rows in indices.consecutiveRuns {
            if let loaded {
                parts.append(loaded.pictures(rows))
            } else {
                parts.append(try Self.batch(tensor, tensor.shape.rank == 4 ? rows : nil, layout))
            }
        }
        return LabeledBatch(images: ImageBatch(joining: parts, spec), labels: [], indices: indices)
    }

    /// The picture at `index`.
    ///
    /// - Throws: as ``batch(at:)``, and `unsupported` for floats, which are values and no samples.
    public func sample(at index: Int) throws(RelumeError) -> Sample {
        let images = try batch(at: [index]).images
        switch images.samples {
        case .uint8(let tensor) where 1...4 ~= spec.channels: return Sample(PixelImage(unchecked: tensor.picture))
        case .uint16(let tensor) where 1...4 ~= spec.channels: return Sample(PixelImage(unchecked: tensor.picture))
        default:
            throw RelumeError(
                .unsupported,
                "values, and \(spec.channels) channels, are no picture's samples; take them in batches", path: path)
        }
    }

    /// Some rows of the array, or all of it, as pictures in planes.
    private static func batch(
        _ tensor: StoredTensor, _ rows: Range<Int>?, _ layout: Layout
    ) throws(RelumeError) -> ImageBatch {
        let (_, spec) = try pictures(tensor, layout)
        func planes<Scalar: Numeric>(_ read: Tensor<Scalar>) -> Tensor<Scalar> {
            let count = read.shape.rank == 4 ? read.shape[0] : 1
            guard layout == .nhwc, spec.channels > 1 else {
                return read.reshaped(unchecked: [count, spec.channels, spec.height, spec.width])
            }
            let size = spec.count
            return .channelsFirst(
                stacking: (0..<count).map { index in
                    Tensor(
                        unchecked: [spec.height, spec.width, spec.channels],
                        scalars: Array(read.scalars[index * size..<(index + 1) * size]))
                })
        }
        switch spec.elementType {
        case .uint8 where tensor.dataType == .bool:
            let flags: Tensor<UInt8> = try tensor.read(rows)
            // True is all there is of a sample, as it is 1 among floats.
            let samples = Tensor(unchecked: flags.shape, scalars: flags.scalars.map { $0 == 0 ? UInt8(0) : 255 })
            return ImageBatch(unchecked: .uint8(planes(samples)), hasAlpha: spec.hasAlpha)
        case .uint8: return ImageBatch(unchecked: .uint8(planes(try tensor.read(rows))), hasAlpha: spec.hasAlpha)
        case .uint16: return ImageBatch(unchecked: .uint16(planes(try tensor.read(rows))), hasAlpha: spec.hasAlpha)
        case .float32 where tensor.dataType == .float64:
            let doubles: Tensor<Double> = try tensor.read(rows)
            return ImageBatch(
                unchecked:
                    .float32(planes(Tensor(unchecked: doubles.shape, scalars: doubles.scalars.map { Float($0) }))))
        case .float32: return ImageBatch(unchecked: .float32(planes(try tensor.read(rows))))
        }
    }
}
