import RelumeCodecs
import RelumeCore
import RelumeDatasets
import RelumeFiles

/// Finds two inputs that would write one output, or one a file where the other needs a directory.
struct OutputConflicts {
    private var owners: [Int: Int] = [:]
    /// The directories that outputs stand in, as the bytes that the file system goes by, and an output in each.
    private var directories: [[UInt8]: Int] = [:]
    private var lastDirectory = ""
    private let name: (Int) -> String

    /// - Parameter name: the output's name of the input at an index; made again where hashes meet, so that the names
    ///   of a long list need not be kept.
    init(expecting count: Int, name: @escaping (Int) -> String) {
        self.name = name
        owners.reserveCapacity(count)
    }

    /// The earlier input that writes the output of `index`, if there is one.
    mutating func insert(_ index: Int) -> Int? {
        let output = name(index)
        let place = find(output)
        guard place.owner == nil else { return place.owner }
        owners[place.slot] = index
        let directory = Path.directory(output)
        // Neighbours mostly share theirs.
        if !directory.utf8.elementsEqual(lastDirectory.utf8) {
            directories[Array(directory.utf8)] = index
            lastDirectory = directory
        }
        return nil
    }

    /// An input whose output is a file, and one that needs a directory of that name, among those inserted; the first
    /// such output by its bytes.
    func fileInPlaceOfDirectory() -> (file: Int, within: Int)? {
        for (directory, index) in directories.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            var path = String(decoding: directory, as: UTF8.self)
            while !path.isEmpty {
                if let owner = find(path).owner { return (owner, index) }
                path = Path.directory(path)
            }
        }
        return nil
    }

    /// Where `output` stands in the table, and the input that writes it if there is one.
    private func find(_ output: String) -> (slot: Int, owner: Int?) {
        // Names are bytes to the file system, while Swift takes é and e with an accent for one. Another output may have
        // the same hash: the next slot is as good, since every search takes the same way.
        var slot = output.hashValue
        while let owner = owners[slot] {
            if name(owner).utf8.elementsEqual(output.utf8) { return (slot, owner) }
            slot &+= 1
        }
        return (slot, nil)
    }
}

extension RunPlan {
    /// - Throws: `invalidArgument` naming the two inputs, what they would write and the remedy.
    func refuseConflicts() throws(RelumeError) {
        let owners = OutputOwners(self)
        var conflicts = OutputConflicts(expecting: owners.count, name: owners.outputName)
        for index in 0..<owners.count {
            guard let earlier = conflicts.insert(index) else { continue }
            throw RelumeError(
                .invalidArgument,
                "\(owners.name(earlier)) and \(owners.name(index)) would both write \(owners.outputName(index)); "
                    + remedy(owners.sourcePath(earlier), owners.sourcePath(index)))
        }
        guard let (file, within) = conflicts.fileInPlaceOfDirectory() else { return }
        throw RelumeError(
            .invalidArgument,
            "\(owners.name(file)) would write the file \(owners.outputName(file)), and \(owners.name(within)) needs a "
                + "directory there for \(owners.outputName(within)); \(Self.generalRemedy)")
    }

    private static let generalRemedy = "rename one, give the inputs in separate runs, or change --name-template"

    private func remedy(_ first: String, _ second: String) -> String {
        let names = (Path.lastComponent(first), Path.lastComponent(second))
        if first == second { return "name it once" }
        if names.0 != names.1, Path.stem(first) == Path.stem(second),
            !options.output.nameTemplate.text.contains("{name}")
        {
            return "add --name-template \"{dir}/{name}\(ImageFormat.png.nameSuffix)\" to keep the extension in the name"
        }
        return Self.generalRemedy
    }
}

/// Every sample that has files of its own, by one number for all sources.
private struct OutputOwners {
    private let plan: RunPlan
    private let sources: [Source]
    /// The number of owners before each source.
    private let starts: [Int]

    init(_ plan: RunPlan) {
        self.plan = plan
        sources = plan.sources.filter(\.hasSampleFiles)
        starts = sources.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    }

    var count: Int { starts[sources.count] }

    /// The input as messages name it.
    func name(_ index: Int) -> String {
        let (source, position) = find(index)
        return source.name(at: position)
    }

    /// The file that the input stands in.
    func sourcePath(_ index: Int) -> String {
        let (source, position) = find(index)
        return source.dataset.path(at: source.index(at: position))
    }

    func outputName(_ index: Int) -> String {
        let (source, position) = find(index)
        return plan.outputName(source, position)
    }

    private func find(_ index: Int) -> (Source, position: Int) {
        let place = starts.dropLast().lastIndex { $0 <= index } ?? 0
        return (sources[place], index - starts[place])
    }
}
