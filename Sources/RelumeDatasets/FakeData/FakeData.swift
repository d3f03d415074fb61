public import RelumeCore

/// Random pictures with random labels, the same for the same seed on every system: to try a program or measure its speed
/// without a data set.
public struct FakeData: UniformDataset {
    /// The number of pictures.
    public let count: Int
    /// What every picture is.
    public let spec: ImageSpec
    /// `class 0`, `class 1`, ...
    public let classes: [String]
    private let seed: UInt64
    /// Far beyond what memory holds, and the number of samples still is a number.
    private static let greatestSide = 1 << 20

    /// Makes a data set of `count` pictures with values and labels that are all equally likely.
    ///
    /// - Parameter channels: 1 gray, 2 gray and alpha, 3 RGB, 4 RGBA.
    /// - Throws: `invalidArgument` for a negative count, a side or a number of classes below 1, an absurd side, or other channels.
    public init(
        count: Int = 1000, height: Int = 224, width: Int = 224, channels: Int = 3, classCount: Int = 10,
        seed: UInt64 = 0
    ) throws(RelumeError) {
        guard count >= 0, 1...Self.greatestSide ~= height, 1...Self.greatestSide ~= width, 1...4 ~= channels,
            classCount > 0
        else {
            throw RelumeError(
                .invalidArgument,
                "FakeData needs a count of 0 or more, sides of 1 to \(Self.greatestSide), 1 to 4 channels and a class; got \(count) "
                    + "of \(width) x \(height) with \(channels) channels and \(classCount) classes")
        }
        self.count = count
        self.seed = seed
        spec = ImageSpec(height: height, width: width, channels: channels, hasAlpha: channels.isMultiple(of: 2))
        classes = (0..<classCount).map { "class \($0)" }
    }

    /// The picture's number.
    public func name(at index: Int) -> String { "fake picture \(index)" }

    /// None: nothing is read.
    public var sourceFiles: [String] { [] }

    /// `fake/000007`.
    public func outputPath(at index: Int) -> String { "fake/\(PartOffsets.text(ofRecord: index))" }

    /// The label of a picture.
    public func label(at index: Int) -> Int? {
        var generator = generator(of: index)
        return Int(generator.number(below: UInt64(classes.count)))
    }

    /// The pictures at `indices` as one batch `[N, C, H, W]` of bytes.
    public func batch(at indices: [Int]) -> LabeledBatch {
        var pixels: [UInt8] = []
        pixels.reserveCapacity(indices.count * spec.count)
        for index in indices {
            precondition(0..<count ~= index, "picture \(index) of \(count)")
            let end = pixels.count + spec.count
            var generator = generator(of: index)
            // The label's.
            _ = generator.number(below: UInt64(classes.count))
            while pixels.count < end {
                let bits = generator.next()
                for byte in 0..<min(8, end - pixels.count) {
                    pixels.append(UInt8(truncatingIfNeeded: bits >> UInt64(8 * byte)))
                }
            }
        }
        return LabeledBatch(
            images: ImageBatch(
                unchecked:
                    .uint8(
                        Tensor(unchecked: [indices.count, spec.channels, spec.height, spec.width], scalars: pixels)),
                hasAlpha: spec.hasAlpha),
            labels: indices.compactMap(label(at:)), indices: indices)
    }

    /// A picture's own numbers: whichever others are asked for, it stays what it is.
    private func generator(of index: Int) -> SplitMix64 {
        var seeds = SplitMix64(seed: seed &+ UInt64(index))
        return SplitMix64(seed: seeds.next())
    }
}
