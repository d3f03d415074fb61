import RelumeCore

/// A part of a picture, which may go beyond it.
struct Window {
    /// The row and the column of the picture where it begins; less than 0 outside.
    var top: Int
    var left: Int
    /// Whether it is seen in a mirror, left and right exchanged.
    var isMirrored = false
}

extension ImageBatch {
    /// A window of `height` x `width` of each picture; outside of it stands `fill`: one value for all channels, or one for
    /// each.
    func windows(
        height: Int, width: Int, fill: [Float] = [0], of window: (_ picture: Int) -> Window
    ) -> ImageBatch {
        let size = (height, width)
        let samples: Samples =
            switch self.samples {
            case .uint8(let tensor): .uint8(tensor.windows(size, fill.map { $0.asSample(isMask) }, window))
            case .uint16(let tensor): .uint16(tensor.windows(size, fill.map { $0.asSample(isMask) }, window))
            case .float32(let tensor): .float32(tensor.windows(size, fill, window))
            }
        return ImageBatch(unchecked: samples, hasAlpha: hasAlpha, isMask: isMask)
    }
}

extension Float {
    /// The integer sample that stands for this value, or that has this class.
    fileprivate func asSample<Sample: FixedWidthInteger>(_ isMask: Bool) -> Sample {
        let value = isMask ? self : self * Float(Sample.max)
        return Sample(max(0, min(Float(Sample.max), value)).rounded())
    }
}

extension Tensor {
    /// A window of every plane of `[N, C, H, W]`.
    fileprivate func windows(
        _ size: (height: Int, width: Int), _ fill: [Scalar], _ window: (Int) -> Window
    ) -> Tensor {
        let (channels, height, width) = (shape[1], shape[2], shape[3])
        let scalars = scalars.span
        return Tensor(shape: [shape[0], channels, size.height, size.width]) { output in
            for plane in 0..<shape[0] * channels {
                let window = window(plane / channels)
                let outside = fill[fill.count == 1 ? 0 : plane % channels]
                // The columns of the window that lie inside of the picture.
                let first = Swift.min(Swift.max(-window.left, 0), size.width)
                let end = Swift.max(Swift.min(width - window.left, size.width), first)
                for y in window.top..<window.top + size.height {
                    guard 0..<height ~= y else {
                        for _ in 0..<size.width { output.append(outside) }
                        continue
                    }
                    let start = (plane * height + y) * width + window.left
                    for _ in 0..<(window.isMirrored ? size.width - end : first) { output.append(outside) }
                    if window.isMirrored {
                        for column in (first..<end).reversed() { output.append(scalars[start + column]) }
                    } else {
                        for column in first..<end { output.append(scalars[start + column]) }
                    }
                    for _ in 0..<(window.isMirrored ? first : size.width - end) { output.append(outside) }
                }
            }
        }
    }
}
