import RelumeActivations
import RelumeCore
import RelumeParallel

/// The number of the channel with the greatest value at each pixel: what turns a model's scores into classes.
struct ArgMax: StageOperation {
    static let kind = StageKind(
        name: "argmax", summary: "the class of each pixel: the number of the channel with the greatest value",
        example: "argmax(axis=1)"
    ) { call, _ throws(RelumeError) in
        guard let values = call.values(of: [["axis", "dim"]]) else { throw usage("takes one axis") }
        switch values[0] {
        case nil, .number(1, _), .number(-3, _): return .argmax
        case .number(_, let text): throw usage("has no use for axis \(text)")
        default: throw usage("takes the number of an axis")
        }
    }

    private static func usage(_ fault: String) -> RelumeError {
        RelumeError(
            .invalidArgument, "argmax \(fault): the classes of [N, C, H, W] are its channels; write argmax(axis=1)")
    }

    var name: String { Self.kind.name }
    var description: String { "argmax(axis=1)" }

    func output(for input: ImageSpec) throws(RelumeError) -> ImageSpec {
        guard !input.hasAlpha else {
            throw RelumeError(
                .invalidArgument,
                "argmax compares channels, and the last one here is opacity; drop it before, for example with "
                    + "PixelImage.converted(to: .rgb)")
        }
        guard (1...65536).contains(input.channels) else {
            throw RelumeError(
                .invalidArgument, "argmax tells 1 to 65536 classes apart, and here are \(input.channels) channels")
        }
        return ImageSpec(
            height: input.height, width: input.width, channels: 1,
            elementType: input.channels <= 256 ? .uint8 : .uint16, isMask: true)
    }

    func apply(to batch: inout ImageBatch, _ context: SampleContext, jobs: Int) {
        batch = ImageBatch(
            batch.channels <= 256
                ? .uint8(classes(of: batch, jobs: jobs)) : .uint16(classes(of: batch, jobs: jobs)),
            isMask: true)
    }

    private func classes<Index: FixedWidthInteger & BitwiseCopyable & Sendable>(
        of batch: ImageBatch, jobs: Int
    ) -> Tensor<Index> {
        switch batch.samples {
        case .uint8(let tensor): tensor.greatestChannels(jobs: jobs)
        case .uint16(let tensor): tensor.greatestChannels(jobs: jobs)
        case .float32(let tensor): tensor.greatestChannels(jobs: jobs)
        }
    }
}

extension Tensor where Scalar: Comparable {
    /// The channel with the greatest value at each pixel of `[N, C, H, W]`, as NumPy's `argmax`: the first of equal ones, and
    /// the first NaN before any number.
    fileprivate func greatestChannels<Index: FixedWidthInteger & BitwiseCopyable & Sendable>(
        jobs: Int
    ) -> Tensor<Index> {
        let (channels, plane) = (shape[1], shape[2] * shape[3])
        var indices = [Index](repeating: 0, count: shape[0] * plane)
        let scalars = scalars
        indices.withParallelChunks(chunk: 8192, jobs: jobs) { (start: Int, slice: inout MutableSpan<Index>) in
            var offset = 0
            while offset < slice.count {
                let (image, pixel) = (start + offset).quotientAndRemainder(dividingBy: plane)
                let count: Int = Swift.min(plane - pixel, slice.count - offset)
                let first: Int = image * channels * plane + pixel
                var greatest = [Scalar](scalars[first..<first + count])
                for channel in 1..<Swift.max(channels, 1) {
                    let from: Int = first + channel * plane
                    Self.keepGreater(scalars.span, from, &greatest, &slice, offset, Index(truncatingIfNeeded: channel))
                }
                offset += count
            }
        }
        return Tensor<Index>(shape: [shape[0], 1, shape[2], shape[3]], scalars: indices)
    }

    /// Takes the values from `first` on that beat those in `greatest`, and notes their channel from `offset` on.
    private static func keepGreater<Index: FixedWidthInteger & BitwiseCopyable>(
        _ values: Span<Scalar>, _ first: Int, _ greatest: inout [Scalar], _ indices: inout MutableSpan<Index>,
        _ offset: Int, _ channel: Index
    ) {
        var greatest = greatest.mutableSpan
        for index in 0..<greatest.count {
            let value = values[first + index]
            let best = greatest[index]
            // A NaN is not below anything, so it beats every number, and it is not equal to itself, so nothing beats it.
            guard !(value <= best), best == best else { continue }
            greatest[index] = value
            indices[offset + index] = channel
        }
    }
}

extension Stage {
    /// The number of the channel with the greatest value at each pixel, in one channel of `UInt8`, or of `UInt16` beyond 256
    /// channels: NumPy's `argmax(axis=1)`, with the first of equal values, and the first NaN before any number.
    ///
    /// What leaves it are class indices (``ImageBatch/isMask``), which no activation or normalization takes.
    public static let argmax = Stage(ArgMax())
}
