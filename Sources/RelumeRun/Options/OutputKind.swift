public import RelumeCore

/// What a run can save.
public enum OutputKind: String, CaseIterable, Sendable {
    /// An image file for each input, as it leaves the pipeline.
    case after
    /// An image file for each input, as it enters the first activation.
    case before
    /// A picture of before and one of after for each batch.
    case grids
    /// An event file with before and after for each batch.
    case tensorboard
    /// A NumPy file for each batch with what leaves the pipeline, float32 `[N, C, H, W]`.
    case tensors
    /// A page to look at, one HTML file: before against after of each image, or of each batch of a data set.
    case report

    /// Parses a comma-separated list such as `after,grids`.
    ///
    /// - Throws: `invalidArgument` for an unknown or missing name.
    public static func parse(list: String) throws(RelumeError) -> Set<OutputKind> {
        var kinds: Set<OutputKind> = []
        for name in list.split(separator: ",", omittingEmptySubsequences: false) {
            guard let kind = OutputKind(rawValue: String(name.trimmingSpaces)) else {
                let known = allCases.map(\.rawValue).joined(separator: ", ")
                throw RelumeError(.invalidArgument, "unknown output '\(name)'; choose from \(known)")
            }
            kinds.insert(kind)
        }
        return kinds
    }
}

extension Substring {
    /// Without the spaces at both ends.
    var trimmingSpaces: Substring {
        let tail = drop { $0 == " " }
        return tail.lastIndex { $0 != " " }.map { tail[...$0] } ?? ""
    }
}
