import RelumeDatasets
import RelumeFiles

/// The images of a run, in order; built so that a directory of many files costs little memory.
struct ImageList: Sendable {
    /// Where a group of images comes from.
    struct Root: Sendable {
        /// The directory that the relative paths start from.
        let directory: String
        /// What stands before the relative path in output names: empty, or the input's own name among several.
        let prefix: String
    }

    /// One image: its root and its path below it.
    struct Entry: Sendable {
        let root: Int32
        let relativePath: String
    }

    /// The name of an image that comes from standard input.
    static let standardInput = "stdin"

    var roots: [Root] = []
    var entries: [Entry] = []
    /// The index of the image that is read from standard input, if one is.
    var standardInputRoot: Int32?

    var count: Int { entries.count }

    func isStandardInput(_ index: Int) -> Bool { entries[index].root == standardInputRoot }

    /// The path to read, as messages and the manifest name it.
    func path(_ index: Int) -> String {
        let entry = entries[index]
        return isStandardInput(index)
            ? entry.relativePath : Path.join(roots[Int(entry.root)].directory, entry.relativePath)
    }

    /// The path that output names are made from.
    func outputPath(_ index: Int) -> String {
        let entry = entries[index]
        return Path.join(roots[Int(entry.root)].prefix, entry.relativePath)
    }
}

extension ImageList {
    /// Shuffled and cut to the limit, as asked.
    func selected(by options: InputOptions) -> ImageList {
        var selected = self
        if let seed = options.shuffleSeed {
            var generator = SplitMix64(seed: seed)
            selected.entries = generator.permutation(of: count).map { entries[$0] }
        }
        if let limit = options.limit { selected.entries = Array(selected.entries.prefix(limit)) }
        return selected
    }
}
