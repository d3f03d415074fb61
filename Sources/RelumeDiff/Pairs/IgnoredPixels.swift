import RelumeCore
import RelumeImages

/// Which pixels rectangles and a mask leave out.
struct IgnoredPixels {
    /// 1 for an ignored pixel, in reading order; nil if no pixel is.
    private(set) var marks: [UInt8]?
    private(set) var count = 0

    init(_ regions: [PixelRect], mask: PixelImage?, width: Int, height: Int) throws(RelumeError) {
        let regions = regions.compactMap { $0.clipped(width: width, height: height) }
        guard !regions.isEmpty || mask != nil else { return }
        var marks = [UInt8](repeating: 0, count: width * height)
        for region in regions {
            for row in region.y..<region.y + region.height {
                let start = row * width + region.x
                for index in start..<start + region.width { marks[index] = 1 }
            }
        }
        if let mask {
            guard mask.width == width, mask.height == height else {
                throw RelumeError(
                    .invalidArgument,
                    "the mask is \(mask.width) x \(mask.height), the pictures \(width) x \(height); make them equal")
            }
            mask.withSamples { $0.markOpaqueLight(&marks) }
        }
        count = marks.reduce(0) { $0 + Int($1) }
        self.marks = marks
    }
}

extension SampleTensor {
    /// Sets the marks of the pixels whose first channel is not 0 and which are not fully transparent.
    fileprivate func markOpaqueLight(_ marks: inout [UInt8]) {
        let channels = shape[2]
        let hasAlpha = channels % 2 == 0
        let span = scalars.span
        for pixel in marks.indices where span[pixel * channels] != 0 {
            if !hasAlpha || span[pixel * channels + channels - 1] != 0 { marks[pixel] = 1 }
        }
    }
}
