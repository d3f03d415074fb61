import RelumeCore
import RelumeDatasets
import RelumeFiles
import RelumePipeline

/// The files that a run reads, by their places: none of them is ever written to.
struct RunInputs {
    private let options: InputOptions
    private let pipeline: Pipeline
    private let found: InputResolver
    private let sources: [Source]
    private let failures: [RelumeError]
    private var known: [FilePlace: String]?

    /// Those that `found` has, also the images that a limit leaves out.
    init(_ options: RunOptions, found: InputResolver, _ sources: [Source], failures: [RelumeError]) {
        self.options = options.input
        pipeline = options.pipeline
        self.found = found
        self.sources = sources
        self.failures = failures
    }

    /// The names of all of them, which nobody asks for unless something is in an output's place.
    private var paths: [String] {
        var paths = options.paths + pipeline.sourceFiles + sources.flatMap(\.dataset.sourceFiles)
        paths += found.dataSets.flatMap { $0.files() } + failures.compactMap(\.path)
        if let list = options.listFile { paths.append(list) }
        if found.images.readsStandardInput || options.listFile == "-" { paths.append("/dev/stdin") }
        return paths
    }

    /// The input at `place`, if there is one. The first question looks at all of them.
    mutating func path(at place: FilePlace) -> String? {
        let places = known ?? FileSystem.places(of: paths)
        known = places
        return places[place]
    }
}
