package import RelumeCore

extension PixelImage {
    /// The picture as 8-bit RGBA, `[H, W, 4]`: gray becomes three equal channels, alpha is full where there is none, samples
    /// of 16 bits are rounded to the nearest of 8.
    package func rgba() -> Tensor<UInt8> { withSamples { $0.rgba() } }
}

extension SampleTensor {
    fileprivate func rgba() -> Tensor<UInt8> {
        let channels = shape[2]
        let (isGray, hasAlpha) = (channels < 3, channels % 2 == 0)
        let source = scalars.span
        return Tensor<UInt8>(shape: [shape[0], shape[1], 4]) { output in
            var index = 0
            while index < source.count {
                let first = source[index].inEightBits
                output.append(first)
                output.append(isGray ? first : source[index + 1].inEightBits)
                output.append(isGray ? first : source[index + 2].inEightBits)
                output.append(hasAlpha ? source[index + channels - 1].inEightBits : 255)
                index += channels
            }
        }
    }
}
