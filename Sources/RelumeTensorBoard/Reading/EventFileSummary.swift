public import RelumeCore

/// What an event file holds, without the values.
public struct EventFileSummary: Sendable, Hashable {
    /// A tag and its steps.
    public struct Tag: Sendable, Hashable {
        /// The tag.
        public let name: String
        /// The dashboard that shows it; empty where no value says.
        public let kind: SummaryKind
        /// The step of the first value in the file.
        public internal(set) var firstStep: Int
        /// The highest step.
        public internal(set) var lastStep: Int
        /// How many values.
        public internal(set) var count: Int
    }

    /// The version that the first event states, `brain.Event:2` for all that TensorBoard reads.
    public private(set) var fileVersion: String?
    /// How many events were read.
    public private(set) var eventCount = 0
    /// The tags in the order of their first values.
    public private(set) var tags: [Tag] = []
    /// Every fault, in the order of the file.
    public private(set) var damage: [EventFileDamage] = []

    /// Reads the file at `path` from end to end.
    ///
    /// - Throws: `io` when the file cannot be read; what is wrong inside it is ``damage``.
    public init(path: String) throws(RelumeError) {
        var reader = try EventFileReader(path: path)
        var positions: [String: Int] = [:]
        while let entry = try reader.next() {
            switch entry {
            case .damage(let fault): damage.append(fault)
            case .event(let event):
                eventCount += 1
                fileVersion = fileVersion ?? event.fileVersion
                for value in event.values { count(value, step: event.step, positions: &positions) }
            }
        }
    }

    private mutating func count(_ value: SummaryValue, step: Int, positions: inout [String: Int]) {
        guard let position = positions[value.tag] else {
            positions[value.tag] = tags.count
            let kind = value.kind ?? SummaryKind(rawValue: "")
            tags.append(Tag(name: value.tag, kind: kind, firstStep: step, lastStep: step, count: 1))
            return
        }
        tags[position].lastStep = max(tags[position].lastStep, step)
        tags[position].count += 1
    }
}
