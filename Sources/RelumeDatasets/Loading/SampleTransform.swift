import RelumeCodecs
public import RelumeCore
import RelumeImages
public import RelumePipeline

/// What becomes of each picture of a ``DataLoader`` before it is stacked with the others of its batch; done by the
/// threads that read the pictures.
public enum SampleTransform: Sendable {
    /// Nothing: samples keep their type.
    case asStored
    /// The stages of a pipeline, which leave floats, or class indices where `argmax` comes last; `Pipeline([])` divides by
    /// the greatest sample and does nothing else.
    ///
    /// 8-bit samples under stages that look at one value at a time go from the decoded picture into the batch by one
    /// look-up.
    case pipeline(Pipeline)
    /// A function of the picture, a batch of one, and its place in the data: it returns a batch of one. Called on several
    /// threads at once. What it throws is an error of the picture.
    case each(@Sendable (_ picture: ImageBatch, _ context: SampleContext) throws -> ImageBatch)
}

/// Passes pictures through a loader's transform into a batch; keeps the tables that one picture has in common with the next.
struct PictureTransformer {
    /// What tables depend on.
    private struct TableKey: Hashable {
        let elementType: ImageSpec.ElementType
        let channels: Int
        let hasAlpha: Bool
        let stages: Int
    }

    private let transform: SampleTransform
    private let limits: DecodeLimits
    private var tables: [TableKey: SampleTables] = [:]

    init(_ transform: SampleTransform, _ limits: DecodeLimits) {
        self.transform = transform
        self.limits = limits
    }

    /// Appends what the transform makes of a picture; `name` is what messages call it.
    ///
    /// - Throws: `invalidArgument` where it does not fit the picture, or what it makes does not fit the batch; what the
    ///   caller's function throws.
    mutating func append(
        _ picture: LoadedPicture, called name: String, _ context: SampleContext, to filling: inout BatchFilling
    ) throws(RelumeError) {
        switch transform {
        case .asStored: try filling.append(picture, called: name)
        case .pipeline(let pipeline): try append(picture, called: name, through: pipeline, context, to: &filling)
        case .each(let function):
            let result = try Self.call(function, picture.batch, context)
            try filling.append(.planes(result), called: name)
        }
    }

    private mutating func append(
        _ picture: LoadedPicture, called name: String, through pipeline: Pipeline, _ context: SampleContext,
        to filling: inout BatchFilling
    ) throws(RelumeError) {
        try check(picture.spec)
        let (geometry, values) = try pipeline.storedParts(for: picture.spec)
        var picture = picture
        if !geometry.stages.isEmpty { picture = .planes(try picture.changed(by: geometry, context)) }
        if let tables = try tables(of: values, for: picture.spec) {
            try filling.append(picture, called: name, through: tables)
        } else {
            try filling.append(.planes(try picture.after(values, context)), called: name)
        }
    }

    /// Refuses what the transform cannot take, before memory for it is allocated.
    ///
    /// - Throws: `invalidArgument` where the pipeline does not fit `spec`, `limitExceeded` where a stage makes more pixels than
    ///   files may have, and than this picture has.
    func check(_ spec: ImageSpec) throws(RelumeError) {
        guard case .pipeline(let pipeline) = transform else { return }
        let largest = try pipeline.largest(for: spec)
        guard largest.height * largest.width > spec.height * spec.width else { return }
        try limits.check(width: largest.width, height: largest.height)
    }

    private static func call(
        _ function: @Sendable (ImageBatch, SampleContext) throws -> ImageBatch, _ picture: ImageBatch,
        _ context: SampleContext
    ) throws(RelumeError) -> ImageBatch {
        let result: ImageBatch
        do {
            result = try function(picture, context)
        } catch let error as RelumeError {
            throw error
        } catch {
            throw RelumeError(.invalidArgument, "the transform failed: \(error)", underlying: error)
        }
        guard result.count == 1 else {
            throw RelumeError(
                .invalidArgument,
                "the transform made a batch of \(result.count) pictures of one; it has to return a batch of one")
        }
        return result
    }

    /// The tables of all that the transform does to pictures of integers like `spec`; nil where tables cannot do it.
    mutating func tables(for spec: ImageSpec) throws(RelumeError) -> SampleTables? {
        guard case .pipeline(let pipeline) = transform else { return nil }
        return try tables(of: pipeline, for: spec)
    }

    private mutating func tables(
        of pipeline: Pipeline, for spec: ImageSpec
    ) throws(RelumeError) -> SampleTables? {
        guard spec.elementType != .float32, !spec.isMask, pipeline.isElementwise else { return nil }
        let key = TableKey(
            elementType: spec.elementType, channels: spec.channels, hasAlpha: spec.hasAlpha,
            stages: pipeline.stages.count)
        if let known = tables[key] { return known }
        let made = try SampleTables(pipeline, for: spec)
        tables[key] = made
        return made
    }
}
