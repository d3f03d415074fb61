/// A label and how often it occurs.
struct LabelCount: Sendable, Encodable {
    let label: Int
    let name: String?
    let count: Int

    /// How often each label occurs among `count` samples; those that have a name also where they do not occur.
    static func counts(_ count: Int, classes: [String], label: (Int) -> Int?) -> [LabelCount] {
        var counts: [Int: Int] = [:]
        for index in classes.indices { counts[index] = 0 }
        for index in 0..<count { if let label = label(index) { counts[label, default: 0] += 1 } }
        return counts.sorted { $0.key < $1.key }.map { label, count in
            LabelCount(label: label, name: label < classes.count ? classes[label] : nil, count: count)
        }
    }

    /// A line for a person; nil for what does not occur.
    var line: String? { count > 0 ? "  \(label)\(name.map { " \($0)" } ?? ""): \(count)" : nil }
}
