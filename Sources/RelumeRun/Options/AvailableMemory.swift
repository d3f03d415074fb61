import CRelumePlatform
import RelumeFiles

/// How much memory a run may take where nobody says it.
enum AvailableMemory {
    /// A quarter of what the control group or the machine has, and 1 GiB at least.
    static let share = max(1 << 30, total / 4)

    /// What the control group may have, or else the machine has.
    private static var total: Int {
        let machine = Int(clamping: relume_physical_memory())
        guard let text = text(of: "/proc/self/cgroup") else { return machine }
        return limits(ofGroups: text) { Self.text(of: $0) }.reduce(machine, min)
    }

    /// The limits of the groups that `text`, the system's list, says a process is in, and of those they stand in.
    ///
    /// - Parameter read: gives the text of a file, or nil where there is none.
    static func limits(ofGroups text: String, read: (_ path: String) -> String?) -> [Int] {
        var limits: [Int] = []
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3 else { continue }
            let isVersion2 = parts[1].isEmpty
            guard isVersion2 || parts[1].split(separator: ",").contains("memory") else { continue }
            let (root, file) =
                isVersion2
                ? ("/sys/fs/cgroup", "memory.max") : ("/sys/fs/cgroup/memory", "memory.limit_in_bytes")
            // A container sees its own group as the root, whatever the name of it outside.
            var names = parts[2].split(separator: "/")
            while true {
                let directory = names.reduce(root) { Path.join($0, String($1)) }
                if let limit = read(Path.join(directory, file)).flatMap(Self.number) { limits.append(limit) }
                guard names.popLast() != nil else { break }
            }
        }
        return limits
    }

    /// The number in a file of one; nil for "max", which is none.
    private static func number(_ text: String) -> Int? {
        Int(text.prefix { $0 != "\n" })
    }

    private static func text(of path: String) -> String? {
        (try? FileSystem.read(path)).map { String(decoding: $0, as: UTF8.self) }
    }
}
