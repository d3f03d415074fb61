public import RelumeCore

/// One step of a pipeline, such as a normalization, an activation or a crop.
///
/// It says what it makes of which picture, see ``output(for:)``. What changes values changes those of the color channels
/// only; alpha passes through.
public struct Stage: Sendable {
    package let operation: any StageOperation

    package init(_ operation: any StageOperation) {
        self.operation = operation
    }

    /// The name without parameters.
    public var name: String { operation.name }

    /// Whether each value's result depends on that value and its channel alone.
    public var isElementwise: Bool { operation.steps != nil }

    /// Whether this is what a pipeline is about: an activation or a function of the caller's, not a preparation.
    var isActivation: Bool { operation.isActivation }

    /// What leaves the stage when `input` enters it.
    ///
    /// - Throws: `invalidArgument` that names the stage, what it has, what the picture has, and what to use instead,
    ///   also where a picture would have no pixels, or more than 2^30 and than the one that it is made of.
    public func output(for input: ImageSpec) throws(RelumeError) -> ImageSpec {
        guard !input.isMask || operation.takesMasks else {
            throw RelumeError(
                .invalidArgument,
                "\(name) computes with values, and here are class indices; put it before argmax, or "
                    + "palette(NAME) between them, which makes colors of the indices")
        }
        let output = try operation.output(for: input)
        try checkSize(of: output, from: input)
        return output
    }

    /// The most pixels of a picture that a stage makes of a smaller one.
    private static let mostPixels = 1 << 30

    /// Refuses pictures without pixels, and those that are too large to be meant.
    private func checkSize(of output: ImageSpec, from input: ImageSpec) throws(RelumeError) {
        guard (output.height, output.width) != (input.height, input.width) else { return }
        guard min(input.height, input.width, output.height, output.width) > 0 else {
            throw RelumeError(
                .invalidArgument,
                "\(self) makes \(output.width) x \(output.height) pixels of \(input.width) x \(input.height); each side "
                    + "needs at least one")
        }
        let (pixels, overflows) = output.height.multipliedReportingOverflow(by: output.width)
        let mostPixels = max(Self.mostPixels, input.height * input.width)
        guard overflows || pixels > mostPixels else { return }
        throw RelumeError(
            .invalidArgument,
            "\(self) makes \(output.width) x \(output.height) pixels of \(input.width) x \(input.height), more than "
                + "\(mostPixels); take smaller sides")
    }
}

extension Stage: Hashable {
    /// Equal when both are of one kind with equal parameters.
    public static func == (left: Stage, right: Stage) -> Bool { left.operation.equals(right.operation) }

    /// Hashes kind and parameters.
    public func hash(into hasher: inout Hasher) { operation.hash(into: &hasher) }
}

extension Stage: CustomStringConvertible {
    /// The stage as a pipeline's text has it, with the effective value of every parameter.
    public var description: String { operation.description }
}
