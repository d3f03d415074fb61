public import RelumeCore

/// A picture `[H, W, C]` and where its top left corner goes.
@usableFromInline
package struct PlacedPicture<Sample: PixelSample>: Sendable {
    @usableFromInline let picture: Tensor<Sample>
    @usableFromInline let top: Int
    @usableFromInline let left: Int

    @inlinable
    package init(_ picture: Tensor<Sample>, top: Int, left: Int) {
        self.picture = picture
        self.top = top
        self.left = left
    }
}

extension Tensor where Scalar: PixelSample {
    /// A picture of `shape` `[H, W, C]` that shows `pictures`, all of its channels and inside it, and is 0 elsewhere: black,
    /// or nothing where there is alpha.
    @inlinable
    package static func pasting(_ pictures: [PlacedPicture<Scalar>], into shape: TensorShape) -> Tensor {
        let (width, channels) = (shape[1], shape[2])
        var samples = [Scalar](repeating: 0, count: shape.count)
        for placed in pictures {
            let count = placed.picture.shape[1] * channels
            for y in 0..<placed.picture.shape[0] {
                let start = ((placed.top + y) * width + placed.left) * channels
                samples.replaceSubrange(
                    start..<start + count, with: placed.picture.scalars[y * count..<(y + 1) * count])
            }
        }
        return Tensor(unchecked: shape, scalars: samples)
    }

    /// Pictures of the same channels from left to right, their tops in one line, with `gap` pixels of 0 between them. Sizes
    /// may differ; the strip is as high as the highest. No picture at all gives one pixel of 0.
    @inlinable
    package static func sideBySide(_ pictures: [Tensor], channels: Int, gap: Int) -> Tensor {
        var left = 0
        let placed = pictures.map { picture in
            defer { left += picture.shape[1] + gap }
            return PlacedPicture(picture, top: 0, left: left)
        }
        let height = pictures.map { $0.shape[0] }.max() ?? 1
        return pasting(placed, into: [Swift.max(height, 1), Swift.max(left - gap, 1), channels])
    }
}
