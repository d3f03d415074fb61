import RelumeCore
import RelumeTensorBoard

/// What an event file holds, and what is wrong with it.
package struct EventsReport: Sendable, Encodable {
    /// A tag and its steps.
    struct Tag: Sendable, Encodable {
        let name: String
        let kind: String
        let firstStep: Int
        let lastStep: Int
        let count: Int
    }

    let kind = "events"
    let path: String
    let events: Int
    let tags: [Tag]
    let damage: [String]

    init(path: String) throws(RelumeError) {
        let summary = try EventFileSummary(path: path)
        self.path = path
        events = summary.eventCount
        tags = summary.tags.map { tag in
            Tag(
                name: tag.name, kind: tag.kind.rawValue, firstStep: tag.firstStep, lastStep: tag.lastStep,
                count: tag.count)
        }
        damage = summary.damage.map(\.description)
    }

    var lines: [String] {
        let state = damage.isEmpty ? "undamaged" : "\(damage.count) faults"
        let head = "\(path): TensorBoard events, \(events) events, \(tags.count) tags, \(state)"
        let tagLines = tags.map { tag in
            let steps =
                tag.count == 1 ? "step \(tag.firstStep)" : "\(tag.count) steps, \(tag.firstStep) to \(tag.lastStep)"
            return "  \(tag.name)\(tag.kind.isEmpty ? "" : " (\(tag.kind))"): \(steps)"
        }
        return [head] + tagLines + damage.map { "  damage at \($0)" }
    }
}
