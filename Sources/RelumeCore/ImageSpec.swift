/// What is known of a picture, or of each picture of a batch, before its samples are: size, channels, type of a sample.
///
/// A stage says which one it makes of which, so that a pipeline that does not fit is found before a file is decoded.
public struct ImageSpec: Hashable, Sendable {
    /// How a sample is stored.
    public enum ElementType: Hashable, Sendable {
        /// 0...255 for [0, 1].
        case uint8
        /// 0...65535 for [0, 1].
        case uint16
        /// Values as they are.
        case float32
    }

    /// The height in pixels.
    public var height: Int
    /// The width in pixels.
    public var width: Int
    /// The number of channels, alpha included.
    public var channels: Int
    /// Whether the last channel is opacity.
    public var hasAlpha: Bool
    /// How a sample is stored.
    public var elementType: ElementType
    /// Whether the one channel holds class indices, which stand for themselves: torchvision's `Mask`. Nothing may compute
    /// with them.
    public var isMask: Bool

    /// Makes the description of a picture of `channels` channels, of which the last may be opacity.
    public init(
        height: Int, width: Int, channels: Int, hasAlpha: Bool = false, elementType: ElementType = .uint8,
        isMask: Bool = false
    ) {
        self.height = height
        self.width = width
        self.channels = channels
        self.hasAlpha = hasAlpha
        self.elementType = elementType
        self.isMask = isMask
    }

    /// Makes the description of each image of a batch of `shape`, which has to be `[N, C, H, W]`.
    ///
    /// - Throws: `invalidArgument` for a shape of another rank or that no tensor has, for alpha without a color channel
    ///   beside it, and for class indices that are not one channel of integers.
    package init(
        images shape: TensorShape, hasAlpha: Bool, elementType: ElementType, isMask: Bool = false
    ) throws(RelumeError) {
        try shape.validate()
        guard shape.rank == 4 else {
            throw RelumeError(
                .invalidArgument, "an image batch is [N, C, H, W], not \(shape); reshape it, one image to [1, C, H, W]")
        }
        guard !hasAlpha || shape[1] >= 2 else {
            throw RelumeError(
                .invalidArgument, "\(shape) has no color channel beside alpha; leave hasAlpha out")
        }
        guard !isMask || shape[1] == 1 && elementType != .float32 else {
            throw RelumeError(
                .invalidArgument, "class indices are one channel of integers, not \(shape); leave isMask out")
        }
        self.init(
            height: shape[2], width: shape[3], channels: shape[1], hasAlpha: hasAlpha, elementType: elementType,
            isMask: isMask)
    }

    /// The number of channels without alpha.
    public var colorChannels: Int { hasAlpha ? channels - 1 : channels }
    /// The number of samples.
    package var count: Int { height * width * channels }
}

extension ImageBatch {
    /// What each of its pictures is.
    public var spec: ImageSpec {
        ImageSpec(
            height: height, width: width, channels: channels, hasAlpha: hasAlpha, elementType: samples.elementType,
            isMask: isMask)
    }
}

extension ImageBatch.Samples {
    /// The type of a sample.
    var elementType: ImageSpec.ElementType {
        switch self {
        case .uint8: .uint8
        case .uint16: .uint16
        case .float32: .float32
        }
    }
}
