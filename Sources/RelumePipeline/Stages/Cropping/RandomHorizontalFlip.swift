import RelumeCore

/// Left and right exchanged at random, as torchvision's `RandomHorizontalFlip`.
struct RandomHorizontalFlip: StageOperation {
    let probability: Float

    static let kind = StageKind(
        name: "random_horizontal_flip", summary: "left and right exchanged in some pictures",
        example: "random_horizontal_flip(p=0.5)"
    ) { call, _ throws(RelumeError) in
        guard let values = call.values(of: [["p"]]), let probability = values[0].map({ $0.number }) ?? 0.5,
            0...1 ~= probability
        else {
            throw RelumeError(
                .invalidArgument,
                "random_horizontal_flip takes the probability of a flip, from 0 to 1, e.g. random_horizontal_flip(p=0.5)"
            )
        }
        return .randomHorizontalFlip(probability: probability)
    }

    var name: String { Self.kind.name }
    var description: String { "\(name)(p=\(probability.shortText))" }
    var takesMasks: Bool { true }

    func output(for input: ImageSpec) throws(RelumeError) -> ImageSpec {
        guard 0...1 ~= probability else {
            throw RelumeError(.invalidArgument, "\(self) has a probability that is not from 0 to 1")
        }
        return input
    }

    func apply(to batch: inout ImageBatch, _ context: SampleContext, jobs: Int) {
        let flips = (0..<batch.count).map { index in
            var generator = context.generator(forSample: index)
            // 24 bits, all that a Float holds: never 1.
            return Float(generator.next() >> 40) * 0x1p-24 < probability
        }
        guard flips.contains(true) else { return }
        batch = batch.windows(height: batch.height, width: batch.width) { picture in
            Window(top: 0, left: 0, isMirrored: flips[picture])
        }
    }
}

extension Stage {
    /// Exchanges left and right in each picture with a probability, as torchvision's `RandomHorizontalFlip`.
    ///
    /// Which pictures follows from the ``SampleContext`` and the stage's place in the pipeline alone.
    public static func randomHorizontalFlip(probability: Float = 0.5) -> Stage {
        Stage(RandomHorizontalFlip(probability: probability))
    }
}
