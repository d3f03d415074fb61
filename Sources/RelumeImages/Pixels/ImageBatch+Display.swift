package import RelumeCore

extension ImageBatch {
    /// What `display` shows of the first `count` images, as planes `[count, C, H, W]`. Alpha is taken as it is, and so are
    /// class indices.
    ///
    /// - Throws: `invalidArgument` for a map that is made for another number of channels.
    /// - Complexity: O(samples); O(1) where 8-bit samples stay what they are and all images are wanted.
    package func displayed<Sample: PixelSample>(
        by display: DisplayMap, _ rounding: Rounding, first count: Int, of type: Sample.Type = UInt8.self
    ) throws(RelumeError) -> Tensor<Sample> {
        let display = isMask ? .unit : display
        if display == .unit, let stored = stored(of: type) { return stored.images(0..<count) }
        let displays = try display.channels(color: colorChannels, hasAlpha: hasAlpha)
        // Exact, where a truncation of the quotient could be one less.
        let rounding = isMask || display == .unit && spec.elementType == .uint8 ? .nearest : rounding
        let full = isMask ? Float(Sample.max) : nil
        return switch samples {
        case .uint8(let tensor): tensor.displayed(by: displays, rounding, first: count) { Float($0) / (full ?? 255) }
        case .uint16(let tensor): tensor.displayed(by: displays, rounding, first: count) { Float($0) / (full ?? 65535) }
        case .float32(let tensor): tensor.displayed(by: displays, rounding, first: count) { $0 }
        }
    }

    /// The samples, where they are of that type.
    private func stored<Sample: PixelSample>(of type: Sample.Type) -> Tensor<Sample>? {
        switch samples {
        case .uint8(let tensor): tensor as? Tensor<Sample>
        case .uint16(let tensor): tensor as? Tensor<Sample>
        case .float32: nil
        }
    }
}

extension Tensor {
    fileprivate func displayed<Sample: PixelSample>(
        by displays: [ChannelDisplay], _ rounding: Rounding, first count: Int, _ value: (Scalar) -> Float
    ) -> Tensor<Sample> {
        let plane = shape[2] * shape[3]
        let input = scalars.span
        return Tensor<Sample>(shape: TensorShape(unchecked: [count] + shape.dimensions.dropFirst())) { output in
            for start in stride(from: 0, to: count * displays.count * plane, by: Swift.max(plane, 1)) {
                let display = displays[start / plane % displays.count]
                for index in start..<start + plane {
                    output.append(rounding.sample(display(value(input[index])), as: Sample.self))
                }
            }
        }
    }
}
