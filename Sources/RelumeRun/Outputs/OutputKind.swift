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
    /// The sides of which it makes pictures.
    let shows: [Side]
    /// Whether one sample makes one file, which can go to standard output.
    let fitsStandardOutput: Bool
    let make: @Sendable (OutputContext) -> any Output

    init(
        name: String, summary: String, isDefaultOfImages: Bool = false, isDefaultOfDatasets: Bool = false,
        isStepwise: Bool = false, shows: [Side] = Side.allCases, fitsStandardOutput: Bool = false,
        make: @escaping @Sendable (OutputContext) -> any Output
    ) {
        self.name = name
        self.summary = summary
        self.isDefaultOfImages = isDefaultOfImages
        self.isDefaultOfDatasets = isDefaultOfDatasets
        self.isStepwise = isStepwise
        self.shows = shows
        self.fitsStandardOutput = fitsStandardOutput
        self.make = make
    }

    /// Every kind there is, in the order in which help names them.
    package static let all = [
        PictureFiles.before, PictureFiles.after, PairPictures.kind, GridPictures.kind, TensorBoardLog.kind,
        TensorFiles.kind, ReportPage.kind,
    ]

    /// Parses a comma-separated list such as `after,grids` to the names in it.
    ///
    /// - Throws: `invalidArgument` for an unknown or missing name.
    package static func names(inList list: String) throws(RelumeError) -> Set<String> {
        var names: Set<String> = []
        for text in list.split(separator: ",", omittingEmptySubsequences: false) {
            let name = String(text.trimmingSpaces)
            guard all.contains(where: { $0.name == name }) else {
                throw RelumeError(
                    .invalidArgument,
                    "unknown output '\(text)'; choose from \(all.map(\.name).joined(separator: ", "))")
            }
            names.insert(name)
        }
        return names
    }
}

extension OutputKind: Equatable {
    /// Equal when the names are.
    package static func == (left: OutputKind, right: OutputKind) -> Bool { left.name == right.name }
}
