import RelumeCore
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
        // Another output may have the same hash: the next slot is as good, since every search takes the same way.
        while let owner = owners[slot] {
            if name(owner) == output { return owner }
            slot &+= 1
        }
        owners[slot] = index
        return nil
    }
}

extension ImageList {
    /// - Throws: `invalidArgument` naming the two inputs, the output and the remedy.
    func refuseConflicts(naming template: NameTemplate, activation: String) throws(RelumeError) {
        var conflicts = OutputConflicts(expecting: count) { index in
            template.fill(path: outputPath(index), activation: activation)
        }
        for index in entries.indices {
            guard let earlier = conflicts.insert(index) else { continue }
            let output = template.fill(path: outputPath(index), activation: activation)
            let remedy =
                template.text.contains("{name}")
                ? "rename one, or give the inputs in separate runs"
                : "add --name-template \"{dir}/{name}.png\" to keep the extension in the name"
            throw RelumeError(
                .invalidArgument, "\(path(earlier)) and \(path(index)) would both write \(output); \(remedy)")
        }
    }
}
