import RelumeKernels

extension AxisWeights {
    /// The weights with which a line of `length` samples becomes one of `count`.
    static func interpolating(
        _ mode: InterpolationMode, antialias: Bool, from length: Int, to count: Int
    ) -> AxisWeights {
        let scale = Double(length) / Double(count)
        if antialias { return antialiased(mode, scale, from: length, to: count) }
        return mode == .bicubic
            ? bicubic(scale, from: length, to: count) : bilinear(scale, from: length, to: count)
    }

    /// The weights of all samples that the mode's function reaches, stretched where the line becomes shorter, so that each
    /// of them counts somewhere: Pillow's, and PyTorch's with `antialias`.
    private static func antialiased(
        _ mode: InterpolationMode, _ scale: Double, from length: Int, to count: Int
    ) -> AxisWeights {
        let stretch = max(scale, 1)
        let support = mode.support * stretch
        let inverse = 1 / stretch
        return AxisWeights(length: length, count: count) { output in
            let center = (Double(output) + 0.5) * scale
            let first = min(max(0, Int(center - support + 0.5)), length - 1)
            let end = max(first + 1, min(length, Int(center + support + 0.5)))
            let weights = (first..<end).map { mode.weight(at: (Double($0) - center + 0.5) * inverse) }
            let sum = weights.reduce(0, +)
            return (first, weights.map { $0 / sum })
        }
    }

    /// The two samples on both sides, as PyTorch takes them without antialias and with `align_corners=False`.
    private static func bilinear(_ scale: Double, from length: Int, to count: Int) -> AxisWeights {
        AxisWeights(length: length, count: count) { output in
            let place = max(0, (Double(output) + 0.5) * scale - 0.5)
            let first = min(Int(place), length - 1)
            let share = place - Double(first)
            return first + 1 < length ? (first, [1 - share, share]) : (first, [1])
        }
    }

    /// The two samples on both sides and the ones beyond them; what lies outside is the last sample once more.
    private static func bicubic(_ scale: Double, from length: Int, to count: Int) -> AxisWeights {
        AxisWeights(length: length, count: count) { output in
            let place = (Double(output) + 0.5) * scale - 0.5
            let left = Int(place.rounded(.down))
            let inside = { (index: Int) in min(max(index, 0), length - 1) }
            let first = inside(left - 1)
            var weights = [Double](repeating: 0, count: inside(left + 2) - first + 1)
            for index in left - 1...left + 2 {
                weights[inside(index) - first] += InterpolationMode.cubic(abs(place - Double(index)), a: -0.75)
            }
            return (first, weights)
        }
    }
}

extension Gathering {
    /// Takes the nearest samples of a picture.
    init(_ mode: InterpolationMode, height: Int, width: Int, toHeight: Int, width toWidth: Int) {
        let places = mode == .nearest ? Self.floored : Self.nearest
        self.init(columns: places(width, toWidth), rows: places(height, toHeight))
    }

    /// PyTorch's `nearest`, in its single precision.
    private static func floored(from length: Int, to count: Int) -> [Int] {
        let scale = Float(length) / Float(count)
        return (0..<count).map { min(Int((Float($0) * scale).rounded(.down)), length - 1) }
    }

    /// Pillow's `NEAREST`, which adds the step up.
    private static func nearest(from length: Int, to count: Int) -> [Int] {
        let scale = Double(length) / Double(count)
        var place = scale * 0.5
        return (0..<count).map { _ in
            defer { place += scale }
            return min(Int(place), length - 1)
        }
    }
}
