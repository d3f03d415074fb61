import RelumeCore
import RelumeImages
import RelumeKernels

/// Two pictures that can be compared sample by sample: same size, channels and depth.
struct PicturePair: Sendable {
    let expected: PixelImage
    let actual: PixelImage
    /// Pixels that are ignored; `actual` has the expected samples there, so no metric sees a difference.
    let ignoredPixels: Int

    var width: Int { expected.width }
    var height: Int { expected.height }
    var channels: Int { expected.channels }
    var pixels: Int { width * height }
    var bytesPerSample: Int { expected.bitDepth / 8 }
    /// The greatest sample, 255 or 65535.
    var peak: Double { bytesPerSample == 1 ? 255 : 65535 }

    /// The samples of both, as the kernels take them.
    var samples: SamplePair {
        let samples: SamplePair.Samples =
            switch (expected.samples, actual.samples) {
            case (.uint8(let expected), .uint8(let actual)): .uint8(expected.scalars, actual.scalars)
            case (.uint16(let expected), .uint16(let actual)): .uint16(expected.scalars, actual.scalars)
            default: preconditionFailure("depths were found equal before")
            }
        return SamplePair(samples, width: width, height: height, channels: channels)
    }

    /// The samples of pixel `index` of a picture.
    func samples(of image: PixelImage, at index: Int) -> [Int] {
        image.withSamples { $0.pixel(at: index) }
    }
}

extension PicturePair {
    /// Brings two pictures of one size together.
    ///
    /// - Parameters:
    ///   - regions: Pixels in these rectangles are ignored.
    ///   - mask: Where it is not black, pixels are ignored.
    /// - Throws: the reason why they cannot be compared.
    init(
        _ expected: PixelImage, _ actual: PixelImage, ignoring regions: [PixelRect], mask: PixelImage?
    ) throws(RelumeError) {
        try PicturePair.requireSameKind(expected, actual)
        let channels = max(expected.channels, actual.channels)
        let expected = expected.withFullAlpha(channels: channels)
        let ignored = try IgnoredPixels(regions, mask: mask, width: expected.width, height: expected.height)
        guard ignored.count < expected.width * expected.height else {
            throw RelumeError(
                .invalidArgument, "every pixel is ignored; leave some to be compared")
        }
        self.expected = expected
        self.actual = actual.withFullAlpha(channels: channels).replacing(ignored.marks, by: expected)
        ignoredPixels = ignored.count
    }

    private static func requireSameKind(_ expected: PixelImage, _ actual: PixelImage) throws(RelumeError) {
        func refuse(_ what: String, _ a: String, _ b: String, _ remedy: String) -> RelumeError {
            RelumeError(.invalidArgument, "\(what) differ: expected is \(a), actual is \(b); \(remedy)")
        }
        let kinds = [expected, actual].map { $0.colorChannels == 1 ? "gray" : "RGB" }
        guard kinds[0] == kinds[1] else {
            throw refuse("the color types", kinds[0], kinds[1], "save both as gray or both as RGB")
        }
        guard expected.bitDepth == actual.bitDepth else {
            throw refuse(
                "the depths", "\(expected.bitDepth)-bit", "\(actual.bitDepth)-bit", "save both in the same depth")
        }
    }
}

extension PixelImage {
    /// The same picture with an alpha channel that is full everywhere, if that makes it `channels` channels.
    fileprivate func withFullAlpha(channels wanted: Int) -> PixelImage {
        guard wanted == channels + 1 else { return self }
        return PixelImage(unchecked: withSamples { $0.appendingFullChannel() }, metadata: metadata)
    }

    /// The same picture with `other`'s samples where `marks` is not 0; nil marks change nothing.
    fileprivate func replacing(_ marks: [UInt8]?, by other: PixelImage) -> PixelImage {
        guard let marks else { return self }
        return PixelImage(unchecked: withSamples { $0.replacingPixels(marks, by: other) }, metadata: metadata)
    }
}

extension SampleTensor {
    fileprivate func pixel(at index: Int) -> [Int] {
        scalars[index * shape[2]..<(index + 1) * shape[2]].map { Int($0) }
    }

    fileprivate func appendingFullChannel() -> PixelImage.Samples {
        let channels = shape[2]
        let source = scalars.span
        let extended = Tensor<Scalar>(shape: [shape[0], shape[1], channels + 1]) { output in
            var index = 0
            while index < source.count {
                output.append(source[index])
                index += 1
                if index % channels == 0 { output.append(.max) }
            }
        }
        return Scalar.samples(extended)
    }

    /// The samples of `image`, which are of the same type, where `marks` is not 0.
    fileprivate func replacingPixels(_ marks: [UInt8], by image: PixelImage) -> PixelImage.Samples {
        guard let other = image.tensor(of: Scalar.self) else {
            preconditionFailure("depths were found equal before")
        }
        let channels = shape[2]
        let source = other.scalars.span
        var samples = scalars
        var span = samples.mutableSpan
        for pixel in marks.indices where marks[pixel] != 0 {
            for index in pixel * channels..<(pixel + 1) * channels { span[index] = source[index] }
        }
        return Scalar.samples(Tensor(unchecked: shape, scalars: samples))
    }
}
