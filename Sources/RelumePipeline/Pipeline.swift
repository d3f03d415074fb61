public import RelumeCore

/// Stages that a batch of images passes in order.
///
///     let pipeline = try Pipeline(parsing: "normalize(cifar10) | relu | denormalize")
///     let outcome = try pipeline.outcome(of: batch)
public struct Pipeline: Sendable, Hashable {
    /// The stages, in order.
    public let stages: [Stage]
    /// The place of the first stage in the pipeline that this is a part of: random stages draw by their place.
    let firstPlace: Int

    /// Makes a pipeline of `stages`; none is the identity.
    public init(_ stages: [Stage]) {
        self.stages = stages
        firstPlace = 0
    }

    /// The part of `pipeline` that these stages are.
    private init(_ range: Range<Int>, of pipeline: Pipeline) {
        stages = Array(pipeline.stages[range])
        firstPlace = pipeline.firstPlace + range.lowerBound
    }

    /// The stages before a place, and those from there on.
    private func split(at index: Int) -> (Pipeline, Pipeline) {
        (Pipeline(0..<index, of: self), Pipeline(index..<stages.count, of: self))
    }

    /// The files that stages were read from.
    package var sourceFiles: [String] { stages.compactMap(\.operation.file) }

    /// Whether each value's result depends on that value and its channel alone.
    public var isElementwise: Bool { stages.allSatisfy(\.isElementwise) }

    /// The stages' names, joined with `-`: `normalize-relu`. Of letters, digits, `_` and `-` only, for use in a file name.
    public var activationLabel: String {
        guard !stages.isEmpty else { return "identity" }
        let names = stages.map { stage in
            String(stage.name.map { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "_" ? $0 : "_" })
        }
        return names.joined(separator: "-")
    }

    /// What leaves the pipeline when a picture or batch of `input` enters it: floats, or the integers that class indices
    /// are.
    ///
    /// - Throws: `invalidArgument` for the first stage that does not fit what the stages before it leave; it names the
    ///   stage, what it has, what the image has, and what to use instead.
    public func output(for input: ImageSpec) throws(RelumeError) -> ImageSpec {
        var spec = input
        for stage in stages { spec = try stage.output(for: spec) }
        return spec.leavingPipeline
    }

    /// Whether it matters how many pixels a picture has, so that a smaller one of the same will not do.
    package var countsPixels: Bool { stages.contains(where: \.operation.countsPixels) }

    /// The largest picture on the way from `input` to what leaves, both included.
    ///
    /// - Throws: as ``output(for:)``.
    package func largest(for input: ImageSpec) throws(RelumeError) -> ImageSpec {
        var spec = input
        var largest = input
        for stage in stages {
            spec = try stage.output(for: spec)
            if spec.count > largest.count { largest = spec }
        }
        return largest
    }

    /// The stages before the first activation, and those from there on. Without an activation nothing comes before.
    package var halves: (before: Pipeline, after: Pipeline) {
        let first = stages.firstIndex(where: \.isActivation) ?? 0
        return split(at: first)
    }

    /// The first stages, such as crops, that come before "before" and leave samples of `input` as they are stored, and
    /// the others: what the first make can still be looked up in tables by the others.
    ///
    /// - Throws: `invalidArgument` where the pipeline does not fit `input`.
    package func parts(for input: ImageSpec) throws(RelumeError) -> (geometry: Pipeline, values: Pipeline) {
        try split(for: input, among: halves.before.stages)
    }

    /// As ``parts(for:)`` where no "before" is shown: an activation is no boundary.
    package func storedParts(for input: ImageSpec) throws(RelumeError) -> (geometry: Pipeline, values: Pipeline) {
        try split(for: input, among: stages)
    }

    private func split(
        for input: ImageSpec, among candidates: [Stage]
    ) throws(RelumeError) -> (geometry: Pipeline, values: Pipeline) {
        var spec = input
        var count = 0
        for stage in candidates {
            spec = try stage.output(for: spec)
            let isAlike = spec.elementType == input.elementType && spec.isMask == input.isMask
            guard isAlike, !stage.isElementwise else { break }
            count += 1
        }
        return split(at: count)
    }
}
