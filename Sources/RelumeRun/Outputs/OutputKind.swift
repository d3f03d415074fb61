package import RelumeCore

/// A kind of output that a run can write, by the name that `--save` has for it.
package struct OutputKind: Sendable {
    /// The name.
    package let name: String
    /// What is written, in a line of help.
    package let summary: String
    /// Whether it is written of images where nothing is asked for.
    package let isDefaultOfImages: Bool
    /// Whether it is written of data sets where nothing is asked for.
    package let isDefaultOfDatasets: Bool
    /// Whether it is made of whole steps, so that there are steps.
    let isStepwise: Bool
    /// Whether one sample makes one file, which can go to standard output.
    let fitsStandardOutput: Bool
    let make: @Sendable (OutputContext) -> any Output

    init(
        name: String, summary: String, isDefaultOfImages: Bool = false, isDefaultOfDatasets: Bool = false,
        isStepwise: Bool = false, fitsStandardOutput: Bool = false,
        make: @escaping @Sendable (OutputContext) -> any Output
    ) {
        self.name = name
        self.summary = summary
        self.isDefaultOfImages = isDefaultOfImages
        self.isDefaultOfDatasets = isDefaultOfDatasets
        self.isStepwise = isStepwise
        self.fitsStandardOutput = fitsStandardOutput
        self.make = make
    }

    /// Every kind there is, in the order in which help names them.
    package static let all = [
        PictureFiles.before, PictureFiles.after, PairPictures.kind, GridPictures.kind, TensorBoardLog.kind,
        TensorFiles.kind, ReportPage.kind,
    ]

    /// Parses a comma-separated list such as `after,grids`.
    ///
    /// - Throws: `invalidArgument` for an unknown or missing name.
    package static func parse(list: String) throws(RelumeError) -> Set<OutputKind> {
        var kinds: Set<OutputKind> = []
        for name in list.split(separator: ",", omittingEmptySubsequences: false) {
            guard let kind = all.first(where: { $0.name == name.trimmingSpaces }) else {
                throw RelumeError(
                    .invalidArgument,
                    "unknown output '\(name)'; choose from \(all.map(\.name).joined(separator: ", "))")
            }
            kinds.insert(kind)
        }
        return kinds
    }
}

extension OutputKind: Hashable {
    /// Equal when the names are.
    package static func == (left: OutputKind, right: OutputKind) -> Bool { left.name == right.name }

    /// Hashes the name.
    package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension Substring {
    /// Without the spaces at both ends.
    var trimmingSpaces: Substring {
        let tail = drop { $0 == " " }
        return tail.lastIndex { $0 != " " }.map { tail[...$0] } ?? ""
    }
}
