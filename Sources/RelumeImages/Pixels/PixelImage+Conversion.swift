package import RelumeCore

extension PixelImage {
    /// What the channels of a picture are; the numbers are how many.
    public enum ColorType: Int, Hashable, Sendable, CaseIterable {
        /// One sample of lightness.
        case gray = 1
        /// Lightness and opacity.
        case grayAlpha
        /// Red, green, blue.
        case rgb
        /// Red, green, blue, opacity.
        case rgba

        fileprivate var isGray: Bool { rawValue < 3 }
        fileprivate var hasAlpha: Bool { rawValue % 2 == 0 }
    }

    /// What its channels are.
    public var colorType: ColorType { ColorType(channels: channels) }

    /// The picture with other channels, as Pillow's `convert` makes them: gray becomes three equal channels, colors become one
    /// lightness (ITU-R 601), new alpha is opaque, and alpha that goes is not laid over anything. The depth stays.
    ///
    /// - Complexity: O(pixels), O(1) where it has them already.
    public func converted(to type: ColorType) -> PixelImage {
        guard type != colorType else { return self }
        return withSamples { $0.converted(to: type, metadata) }
    }

    /// The picture in samples of `UInt8` or `UInt16`: widened exactly (a sample times 257), narrowed to the nearest.
    ///
    /// - Complexity: O(samples), O(1) where it has them already.
    public func converted<Sample: PixelSample>(to sample: Sample.Type) -> PixelImage {
        guard bitDepth != Sample.bitWidth else { return self }
        return PixelImage(unchecked: withSamples { $0.converted(to: colorType, of: Sample.self) }, metadata: metadata)
    }

    /// The picture as 8-bit RGBA, `[H, W, 4]`.
    package func rgba() -> Tensor<UInt8> { withSamples { $0.converted(to: .rgba, of: UInt8.self) } }
}

extension PixelImage.ColorType {
    /// The type of 1 to 4 channels, all that a picture can have.
    fileprivate init(channels: Int) {
        self = channels == 1 ? .gray : channels == 2 ? .grayAlpha : channels == 3 ? .rgb : .rgba
    }
}

extension SampleTensor {
    fileprivate func converted(to type: PixelImage.ColorType, _ metadata: ImageMetadata) -> PixelImage {
        PixelImage(unchecked: converted(to: type, of: Scalar.self), metadata: metadata)
    }

    /// The pixels with the channels of `type` in samples of another depth.
    fileprivate func converted<Sample: PixelSample>(
        to type: PixelImage.ColorType, of sample: Sample.Type
    ) -> Tensor<Sample> {
        let own = PixelImage.ColorType(channels: shape[2])
        let channels = own.rawValue
        let source = scalars.span
        return Tensor<Sample>(shape: [shape[0], shape[1], type.rawValue]) { output in
            var index = 0
            while index < source.count {
                let first = source[index]
                if own.isGray {
                    output.append(first.inBits(of: sample))
                    if !type.isGray { for _ in 1..<3 { output.append(first.inBits(of: sample)) } }
                } else if type.isGray {
                    output.append(Lightness.of(first, source[index + 1], source[index + 2]).inBits(of: sample))
                } else {
                    for channel in 0..<3 { output.append(source[index + channel].inBits(of: sample)) }
                }
                if type.hasAlpha {
                    output.append(own.hasAlpha ? source[index + channels - 1].inBits(of: sample) : .max)
                }
                index += channels
            }
        }
    }
}

extension PixelSample {
    /// The nearest sample of another depth.
    fileprivate func inBits<Sample: PixelSample>(of type: Sample.Type) -> Sample {
        Sample.bitWidth < Self.bitWidth
            ? Sample(truncatingIfNeeded: inEightBits)
            : Sample(truncatingIfNeeded: self) * (Sample.max / Sample(Self.max))
    }
}
