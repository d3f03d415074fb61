package import RelumeCore

extension ImageBatch {
    /// What `display` shows of the first `count` images, as 8-bit planes `[count, C, H, W]`. Alpha is taken as it is.
    ///
    /// - Throws: `invalidArgument` for a map that is made for another number of channels.
    /// - Complexity: O(samples); O(1) where 8-bit samples stay what they are and all images are wanted.
    package func displayed(
        by display: DisplayMap, _ rounding: Rounding, first count: Int
    ) throws(RelumeError) -> Tensor<UInt8> {
        let displays = try display.channels(color: colorChannels, hasAlpha: hasAlpha)
        return switch samples {
        case .uint8(let tensor) where display == .unit: tensor.images(0..<count)
        case .uint8(let tensor): tensor.displayed(by: displays, rounding, first: count) { Float($0) / 255 }
        case .uint16(let tensor): tensor.displayed(by: displays, rounding, first: count) { Float($0) / 65535 }
        case .float32(let tensor): tensor.displayed(by: displays, rounding, first: count) { $0 }
        }
    }
}

extension Tensor {
    fileprivate func displayed(
        by displays: [ChannelDisplay], _ rounding: Rounding, first count: Int, _ value: (Scalar) -> Float
    ) -> Tensor<UInt8> {
        let plane = shape[2] * shape[3]
        let input = scalars.span
        return Tensor<UInt8>(shape: TensorShape(unchecked: [count] + shape.dimensions.dropFirst())) { output in
            for start in stride(from: 0, to: count * displays.count * plane, by: plane) {
                let display = displays[start / plane % displays.count]
                for index in start..<start + plane {
                    output.append(rounding.sample(display(value(input[index])), as: UInt8.self))
                }
            }
        }
    }
}
