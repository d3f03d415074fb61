public import RelumeCore

/// One decoded image, `[H, W, C]`: gray, gray and alpha, RGB, or RGBA, rows from top to bottom.
public struct PixelImage: Sendable, Equatable {
    /// The samples in the depth of the file.
    public enum Samples: Sendable, Equatable {
        /// 0 is black, 255 full.
        case uint8(Tensor<UInt8>)
        /// 0 is black, 65535 full.
        case uint16(Tensor<UInt16>)
    }

    /// The samples, `[H, W, C]`.
    public package(set) var samples: Samples
    /// Whether the last channel is alpha: C is 2 or 4 then, 1 or 3 otherwise. Not premultiplied.
    public var hasAlpha: Bool { channels % 2 == 0 }
    /// What is written back with the image.
    public var metadata: ImageMetadata

    /// Makes an image of `[H, W, C]` with C from 1 to 4; even numbers end with alpha.
    ///
    /// - Throws: `invalidArgument` for another shape.
    public init(_ samples: Samples, metadata: ImageMetadata = ImageMetadata()) throws(RelumeError) {
        self.samples = samples
        self.metadata = metadata
        guard isPicture else {
            throw RelumeError(
                .invalidArgument,
                "a picture is [H, W, C] with 1 to 4 channels, not \(shape); ImageBatch takes [N, C, H, W]")
        }
    }

    /// Makes an image of samples of 8 or 16 bits, `[H, W, C]` with C from 1 to 4; even numbers end with alpha.
    ///
    /// - Throws: `invalidArgument` for another shape.
    public init<Sample: PixelSample>(
        _ tensor: Tensor<Sample>, metadata: ImageMetadata = ImageMetadata()
    ) throws(RelumeError) {
        try self.init(Sample.samples(tensor), metadata: metadata)
    }

    /// Makes an image of what is known to be one.
    package init(unchecked samples: Samples, metadata: ImageMetadata = ImageMetadata()) {
        self.samples = samples
        self.metadata = metadata
        precondition(isPicture, "an image is [H, W, 1...4], not \(shape)")
    }

    /// Makes an image of what is known to be one.
    package init<Sample: PixelSample>(unchecked tensor: Tensor<Sample>, metadata: ImageMetadata = ImageMetadata()) {
        self.init(unchecked: Sample.samples(tensor), metadata: metadata)
    }

    private var isPicture: Bool { shape.rank == 3 && (1...4).contains(shape[2]) }

    /// The samples, `[H, W, C]`, if they are of that type; nil otherwise.
    public func tensor<Sample: PixelSample>(of type: Sample.Type = Sample.self) -> Tensor<Sample>? {
        Sample.tensor(samples)
    }

    /// The shape, `[H, W, C]`.
    public var shape: TensorShape { withSamples { $0.shape } }
    /// The height in pixels.
    public var height: Int { shape[0] }
    /// The width in pixels.
    public var width: Int { shape[1] }
    /// The number of channels, alpha included.
    public var channels: Int { shape[2] }
    /// The number of channels without alpha: 1 or 3.
    public var colorChannels: Int { hasAlpha ? channels - 1 : channels }
    /// Bits a sample: 8 or 16.
    public var bitDepth: Int { withSamples { $0.bitDepth } }
}

extension SampleTensor {
    fileprivate var bitDepth: Int { Scalar.bitWidth }
}
