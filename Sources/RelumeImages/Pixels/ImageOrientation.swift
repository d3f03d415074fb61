import RelumeCore

/// Where the first row and column of the stored pixels belong in the picture: EXIF's tag 274, with its numbers.
public enum ImageOrientation: Int, Hashable, Sendable, CaseIterable {
    /// As it should be.
    case topLeft = 1
    /// Mirrored left to right.
    case topRight = 2
    /// Upside down.
    case bottomRight = 3
    /// Mirrored top to bottom.
    case bottomLeft = 4
    /// Mirrored along the diagonal from top left.
    case leftTop = 5
    /// To be turned by 90 degrees clockwise.
    case rightTop = 6
    /// Mirrored along the diagonal from top right.
    case rightBottom = 7
    /// To be turned by 90 degrees counterclockwise.
    case leftBottom = 8

    /// Whether width and height change places.
    public var swapsAxes: Bool { rawValue >= 5 }

    /// Whether the stored rows, or columns where the axes are swapped, run against the picture's x axis.
    fileprivate var mirrorsX: Bool { [.topRight, .bottomRight, .rightTop, .rightBottom].contains(self) }
    /// The same for the picture's y axis.
    fileprivate var mirrorsY: Bool { [.bottomRight, .bottomLeft, .rightBottom, .leftBottom].contains(self) }
}

extension PixelImage {
    /// Turns and mirrors the picture as `orientation` asks, its physical size too.
    ///
    /// - Complexity: O(samples), O(1) for `topLeft`.
    public mutating func apply(_ orientation: ImageOrientation) {
        guard orientation != .topLeft else { return }
        samples = withSamples { $0.oriented(orientation) }
        if orientation.swapsAxes { metadata.physicalPixels = metadata.physicalPixels?.swapped }
    }
}

extension SampleTensor {
    /// The samples in the order of the picture.
    fileprivate func oriented(_ orientation: ImageOrientation) -> PixelImage.Samples {
        let (height, width, channels) = (shape[0], shape[1], shape[2])
        let (rows, columns) = orientation.swapsAxes ? (width, height) : (height, width)
        // How far one step along the picture's axes goes in the stored pixels.
        var (stepX, stepY) = orientation.swapsAxes ? (width * channels, channels) : (channels, width * channels)
        var origin = 0
        if orientation.mirrorsX {
            origin += (columns - 1) * stepX
            stepX = -stepX
        }
        if orientation.mirrorsY {
            origin += (rows - 1) * stepY
            stepY = -stepY
        }
        let stored = scalars.span
        let turned = Tensor<Scalar>(shape: [rows, columns, channels]) { output in
            for y in 0..<rows {
                var source = origin + y * stepY
                for _ in 0..<columns {
                    for channel in 0..<channels { output.append(stored[source + channel]) }
                    source += stepX
                }
            }
        }
        return Scalar.samples(turned)
    }
}
