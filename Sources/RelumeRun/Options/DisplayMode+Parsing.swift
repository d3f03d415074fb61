import RelumeCore

extension DisplayMode {
    /// The display that the text names: `unit`, `range(lo,hi)`, `minmax` or `denormalize`.
    ///
    /// - Parameter normalization: what `denormalize` undoes; the pipeline's.
    /// - Throws: `invalidArgument` for an unknown name, a range that is none, or nothing to undo.
    static func parse(_ text: String, normalization: Normalization?) throws(RelumeError) -> DisplayMode {
        switch text {
        case "unit": return .fixed(.unit)
        case "minmax": return .minMax
        case "denormalize":
            guard let normalization else {
                throw RelumeError(
                    .invalidArgument, "display 'denormalize' needs a normalize stage in the pipeline; there is none")
            }
            return .fixed(.denormalize(normalization))
        default: return try parseRange(text)
        }
    }

    private static func parseRange(_ text: String) throws(RelumeError) -> DisplayMode {
        guard text.hasPrefix("range("), text.hasSuffix(")") else {
            throw RelumeError(
                .invalidArgument, "unknown display '\(text)'; choose from unit, range(lo,hi), minmax, denormalize")
        }
        let bounds = text.dropFirst("range(".count).dropLast().split(separator: ",", omittingEmptySubsequences: false)
        let values = bounds.compactMap { Float($0.trimmingSpaces) }
        guard bounds.count == 2, values.count == 2, values.allSatisfy(\.isFinite), values[0] < values[1] else {
            throw RelumeError(
                .invalidArgument, "display '\(text)' needs two finite numbers, the lower first, such as range(-1,1)")
        }
        return .fixed(.range(lo: values[0], hi: values[1]))
    }
}

extension Substring {
    /// Without the spaces at both ends.
    var trimmingSpaces: Substring {
        let tail = drop { $0 == " " }
        return tail.lastIndex { $0 != " " }.map { tail[...$0] } ?? ""
    }
}
