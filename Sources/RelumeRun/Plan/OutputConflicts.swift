import RelumeCore
import RelumeDatasets
import RelumeFiles

/// Finds two inputs that would write one output.
struct OutputConflicts {
    private var owners: [Int: Int] = [:]
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
        var slot = output.hashValue
        // Names are bytes to the file system, while Swift takes é and e with an accent for one. Another output may have the same hash: the next slot is as good, since every search takes the same way.
        while let owner = owners[slot] {
            if name(owner).utf8.elementsEqual(output.utf8) { return owner }
            slot &+= 1
        }
        owners[slot] = index
        return nil
    }
}

extension RunPlan {
    /// - Throws: `invalidArgument` naming the two inputs, the output and the remedy.
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
    }

    private func remedy(_ first: String, _ second: String) -> String {
        let names = (Path.lastComponent(first), Path.lastComponent(second))
        if first == second { return "name it once" }
        if names.0 != names.1, Path.stem(first) == Path.stem(second),
            !options.output.nameTemplate.text.contains("{name}")
        {
            return "add --name-template \"{dir}/{name}.png\" to keep the extension in the name"
        }
        return "rename one, give the inputs in separate runs, or change --name-template"
    }
}

/// Everything that has an image file of its own: the images, then the records of data sets saved as files.
private struct OutputOwners {
    private let plan: RunPlan
    private let sets: [PlannedDataSet]
    /// The number of owners before each data set.
    private var starts: [Int]

    let count: Int

    init(_ plan: RunPlan) {
        self.plan = plan
        sets = plan.dataSetKinds.isDisjoint(with: [.before, .after]) ? [] : plan.dataSets
        starts = []
        var count = plan.images.count
        for set in sets {
            starts.append(count)
            count += set.count
        }
        self.count = count
    }

    /// The input as messages name it.
    func name(_ index: Int) -> String {
        guard let (set, record) = record(index) else { return plan.images.path(index) }
        let (file, place) = set.dataSet.records.location(of: record)
        return "\(file) record \(place)"
    }

    /// The file that the input stands in.
    func sourcePath(_ index: Int) -> String {
        guard let (set, record) = record(index) else { return plan.images.path(index) }
        return set.dataSet.records.location(of: record).path
    }

    func outputName(_ index: Int) -> String {
        guard let (set, record) = record(index) else { return plan.outputName(ofImage: index) }
        return plan.outputName(ofRecord: set.recordPath(record))
    }

    /// The data set and the record's number in it, for an index behind the images.
    private func record(_ index: Int) -> (PlannedDataSet, Int)? {
        guard let position = starts.lastIndex(where: { $0 <= index }) else { return nil }
        return (sets[position], sets[position].order[index - starts[position]])
    }
}
