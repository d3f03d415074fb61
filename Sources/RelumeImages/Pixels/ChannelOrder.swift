public import RelumeCore

/// Pictures have their channels last, pixel by pixel, as files have them; tensors first, plane by plane.
extension Tensor {
    /// Pictures `[H, W, C]`, at least one and all of one shape, as a batch `[N, C, H, W]`.
    @inlinable
    package static func channelsFirst(stacking pictures: [Tensor]) -> Tensor {
        let shape = pictures[0].shape
        let channels = shape[2]
        return Tensor(shape: [pictures.count, channels, shape[0], shape[1]]) { planes in
            for picture in pictures {
                planes.appendPlanes(of: picture.scalars.span, channels: channels) { _, sample in sample }
            }
        }
    }

    /// A picture `[H, W, C]` as `[C, H, W]`.
    @inlinable
    package func channelsFirst() -> Tensor {
        Tensor.channelsFirst(stacking: [self]).reshaped(unchecked: [shape[2], shape[0], shape[1]])
    }

    /// The images of a batch `[N, C, H, W]` in `range`.
    ///
    /// - Complexity: O(1) for all of them.
    @inlinable
    package func images(_ range: Range<Int>) -> Tensor {
        if range == 0..<shape[0] { return self }
        let size = shape.count / shape[0]
        let part = scalars[range.lowerBound * size..<range.upperBound * size]
        return Tensor(
            unchecked: TensorShape(unchecked: [range.count] + shape.dimensions.dropFirst()), scalars: Array(part))
    }
}

extension Tensor where Scalar: Numeric {
    /// Planes `[C, H, W]` as a picture `[H, W, C]`.
    @inlinable
    package func channelsLast() -> Tensor {
        let (channels, height, width) = (shape[0], shape[1], shape[2])
        var pixels = [Scalar](repeating: 0, count: shape.count)
        var output = pixels.mutableSpan
        output.interleave(
            scalars.span, at: 0, planeSize: height * width, planes: channels, count: height * width, to: 0)
        return Tensor(unchecked: [height, width, channels], scalars: pixels)
    }

    /// The picture `[H, W, C]` of a batch of one.
    package var picture: Tensor { reshaped(unchecked: [shape[1], shape[2], shape[3]]).channelsLast() }
}
