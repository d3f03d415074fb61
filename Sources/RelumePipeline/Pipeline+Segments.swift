import RelumeActivations
import RelumeCore
import RelumeImages

extension Pipeline {
    /// What is done in one pass over the memory.
    enum Segment: Sendable {
        /// Neighbouring elementwise stages.
        case elementwise(ElementwiseChain)
        /// A stage that looks at more than one value at a time, and its place in the pipeline.
        case whole(Stage, place: Int)

        func applying(to batch: ImageBatch, _ context: SampleContext, jobs: Int) throws(RelumeError) -> ImageBatch {
            if case .elementwise(let chain) = self { return chain.applying(to: batch, jobs: jobs) }
            var result = batch
            try apply(to: &result, context, jobs: jobs)
            return result
        }

        func applying(
            to image: PixelImage, _ context: SampleContext, jobs: Int
        ) throws(RelumeError) -> ImageBatch {
            switch self {
            case .elementwise(let chain): return chain.applying(to: image.batch, jobs: jobs)
            case .whole(let stage, let place):
                return try stage.operation.applying(to: image, context.at(place: place), jobs: jobs)
            }
        }

        func apply(to batch: inout ImageBatch, _ context: SampleContext, jobs: Int) throws(RelumeError) {
            switch self {
            case .elementwise(let chain): chain.apply(to: &batch, jobs: jobs)
            case .whole(let stage, let place):
                try stage.operation.apply(to: &batch, context.at(place: place), jobs: jobs)
            }
        }

        /// Whether it can work in memory that is not a batch's: it is made of activations that keep the shape.
        var worksInPlace: Bool {
            switch self {
            case .elementwise: true
            case .whole(let stage, _): stage.operation.inPlace != nil
            }
        }

        /// Passes images of `shape` through it in place.
        func apply(
            to values: inout MutableSpan<Float>, images shape: TensorShape, colorChannels: Int, jobs: Int
        ) throws(RelumeError) {
            switch self {
            case .elementwise(let chain):
                chain.apply(to: &values, PlaneLayout(batch: shape), colorChannels: colorChannels, jobs: jobs)
            case .whole(let stage, _):
                try stage.operation.inPlace?.apply(to: &values, images: shape, colorChannels: colorChannels, jobs: jobs)
            }
        }
    }

    /// The passes that make up the pipeline, for any picture that it fits.
    var segments: [Segment] {
        var segments: [Segment] = []
        var chain = ElementwiseChain()
        for (index, stage) in stages.enumerated() {
            if let steps = stage.operation.steps {
                chain.append(steps)
            } else {
                if !chain.isEmpty { segments.append(.elementwise(chain)) }
                chain = ElementwiseChain()
                if index > 0, let both = stages[index - 1].operation.joined(with: stage) {
                    segments[segments.count - 1] = .whole(Stage(both), place: firstPlace + index)
                } else {
                    segments.append(.whole(stage, place: firstPlace + index))
                }
            }
        }
        if !chain.isEmpty { segments.append(.elementwise(chain)) }
        return segments
    }
}
