import RelumeCore
import RelumeDatasets
import RelumeFiles

/// A data set among the inputs, which was told from other files but not read yet.
struct DataSetInput: Sendable {
    /// What was named, or found in a directory that was named.
    let path: String
    /// Whether a split chooses among its files.
    let hasSplits: Bool
    /// The files that it is read from, as far as they can be told without reading them.
    let files: @Sendable () -> [String]
    /// Reads and checks it.
    let load: @Sendable () throws(RelumeError) -> any Dataset
}

/// A kind of data set that the command takes, told by content. A new one is a row of ``all``.
struct DataSetKind: Sendable {
    /// What a person calls it.
    let name: String
    /// Whether a file's name promises one, so that loading says best what is wrong with it.
    let isNamed: @Sendable (_ path: String) -> Bool
    /// The data set at a path where something is, or nil.
    let detect: @Sendable (_ path: String, _ isDirectory: Bool, InputOptions) throws(RelumeError) -> DataSetInput?
    /// What to say of a path where nothing is, if it is named as one of this kind is; else nil.
    var missing: @Sendable (_ path: String) -> RelumeError? = { _ in nil }
    /// Where a directory of data sets, such as torchvision's `root`, keeps those of this kind: for each, the names it may have
    /// there, of which the first counts.
    var places: [[String]] = []

    /// The first that takes a path has it.
    static let all: [DataSetKind] = [.idx, .cifar, .shards, .tensorFile]

    /// The data set at `path`, of the first kind that takes it.
    ///
    /// - Throws: `unsupported` for a pipe that is named as one: a look at what it is would take the bytes away.
    static func detect(
        _ path: String, _ fileKind: FileStatus.Kind, _ options: InputOptions
    ) throws(RelumeError) -> DataSetInput? {
        let isDirectory = fileKind == .directory
        guard !fileKind.isStream else {
            guard let kind = all.first(where: { $0.isNamed(path) }) else { return nil }
            throw RelumeError(
                .unsupported, "\(kind.name) are read at any place, which a pipe or a device has not; save it as a file",
                path: path)
        }
        for kind in all {
            if let input = try kind.detect(path, isDirectory, options) { return input }
        }
        return nil
    }
}
