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

    /// The number of channels without alpha.
    public var colorChannels: Int { hasAlpha ? channels - 1 : channels }
    /// The number of samples.
    public var count: Int { height * width * channels }
}

extension ImageBatch {
    /// What each of its pictures is.
    public var spec: ImageSpec {
        let elementType: ImageSpec.ElementType =
            switch samples {
            case .uint8: .uint8
            case .uint16: .uint16
            case .float32: .float32
            }
        return ImageSpec(
            height: height, width: width, channels: channels, hasAlpha: hasAlpha, elementType: elementType,
            isMask: isMask)
    }
}
