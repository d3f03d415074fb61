import RelumeCore
import RelumeDatasets
import RelumeFiles

/// The files that a run reads, by their places: none of them is ever written to.
struct RunInputs {
    private let paths: [String]
    private var known: [FilePlace: String]?

    /// Those that `inputs` found, also the images that a limit leaves out.
    init(_ options: InputOptions, found inputs: InputResolver, _ sources: [Source], failures: [RelumeError]) {
        var paths = options.paths
        for source in sources { paths += source.dataset.sourceFiles }
        paths += inputs.dataSets.flatMap(\.files) + failures.compactMap(\.path)
        if let list = options.listFile { paths.append(list) }
        if inputs.images.readsStandardInput || options.listFile == "-" { paths.append("/dev/stdin") }
        self.paths = paths
    }

    /// The input at `place`, if there is one. The first question looks at all of them.
    mutating func path(at place: FilePlace) -> String? {
        let places = known ?? FileSystem.places(of: paths)
        known = places
        return places[place]
    }
}
