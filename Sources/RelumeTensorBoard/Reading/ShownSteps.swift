package import RelumeCore
import SwiftProtobuf

/// The steps of each tag that TensorBoard shows of a directory, by both of its readers.
///
/// They differ where a log was interrupted or damaged. The slow one (`--load_fast=false`) stops reading a file at its first
/// fault. When a session starts at a step, it drops every earlier value from that step on. The fast one accepts any payload
/// that parses as a message, whatever its checksum, and reads on. When a value of a tag comes, it drops that tag's values at
/// the same and higher steps.
package struct ShownSteps {
    /// A record whose payload does not match its checksum. The fast reader accepts it nevertheless and may then show a wrong
    /// value under a tag, even when newer values of that tag follow.
    package struct Mismatch {
        /// The file.
        package let path: String
        /// Where the record starts in it.
        package let byteOffset: Int
        /// What the file holds behind it.
        fileprivate var followers = TagSteps()
    }

    private var slow = TagSteps()
    private var fast = TagSteps()
    private var mismatches: [Mismatch] = []

    /// Reads the files at `paths`, in the order in which TensorBoard reads them: that of their names. One record is in memory
    /// at a time; what is damaged is left out.
    ///
    /// - Throws: `io` when a file cannot be read.
    package init(eventFiles paths: [String]) throws(RelumeError) {
        for path in paths { try read(path) }
    }

    /// Whether both readers show what was written under `tag` at `step`.
    package func contains(_ tag: String, step: Int) -> Bool {
        slow.contains(Array(tag.utf8), step) && fast.contains(Array(tag.utf8), step)
    }

    /// The first value at `step` or later that a reader shows and that is none of `expected`; of several tags, the first
    /// by its bytes.
    package func first(
        from step: Int, notIn expected: (_ tag: String, _ step: Int) -> Bool
    ) -> (tag: String, step: Int)? {
        let found = slow.firsts(from: step, notIn: expected) + fast.firsts(from: step, notIn: expected)
        return found.min { one, other in
            one.step != other.step ? one.step < other.step : one.tag.utf8.lexicographicallyPrecedes(other.tag.utf8)
        }
    }

    /// The first mismatch of each file, without the files that hold anything behind it that is not `expected`.
    package func mismatches(followedBy expected: (_ tag: String, _ step: Int) -> Bool) -> [Mismatch] {
        mismatches.filter { $0.followers.firsts(from: .min, notIn: expected).isEmpty }
    }

    private mutating func read(_ path: String) throws(RelumeError) {
        // Protobuf messages end at 2 GiB, so this limit leaves nothing out.
        var records = try RecordReader(path: path, maxRecordLength: 1 << 31)
        var isFaultless = true
        var mismatch: Mismatch?
        while let outcome = try records.next() {
            switch outcome {
            case .payload(let payload, _):
                guard let event = Self.event(payload) else {
                    isFaultless = false
                    continue
                }
                for value in event.values { mismatch?.followers.add(value.tag, value.step) }
                add(event, isFaultless: isFaultless)
            case .mismatch(let payload, let byteOffset):
                isFaultless = false
                mismatch = mismatch ?? Mismatch(path: path, byteOffset: byteOffset)
                for value in Self.event(payload)?.values ?? [] { fast.forget(value.tag, from: value.step) }
            case .damage: isFaultless = false
            }
        }
        if let mismatch { mismatches.append(mismatch) }
    }

    private static func event(_ payload: [UInt8]) -> ProtoEvent? { try? ProtoEvent(serializedBytes: payload) }

    /// Adds an event that both readers accept, or, behind a fault, only the fast one.
    private mutating func add(_ event: ProtoEvent, isFaultless: Bool) {
        if event.sessionLog.status == .start, isFaultless { slow.forget(from: Int(event.step)) }
        for value in event.values {
            fast.forget(value.tag, from: value.step)
            fast.add(value.tag, value.step)
            if isFaultless { slow.add(value.tag, value.step) }
        }
    }
}

extension ProtoEvent {
    /// The tags of its values, as the bytes that TensorBoard compares, each with the event's step.
    fileprivate var values: [(tag: [UInt8], step: Int)] {
        summary.value.map { (Array($0.tag.utf8), Int(step)) }
    }
}

/// The steps of each tag, rising.
private struct TagSteps {
    private var steps: [[UInt8]: [Int]] = [:]

    mutating func add(_ tag: [UInt8], _ step: Int) {
        let place = Self.place(of: step, in: steps[tag, default: []])
        if !contains(tag, step) { steps[tag, default: []].insert(step, at: place) }
    }

    mutating func forget(_ tag: [UInt8], from step: Int) {
        guard let known = steps[tag], let last = known.last, last >= step else { return }
        steps[tag]?.removeSubrange(Self.place(of: step, in: known)...)
    }

    mutating func forget(from step: Int) {
        for tag in steps.keys { forget(tag, from: step) }
    }

    func contains(_ tag: [UInt8], _ step: Int) -> Bool {
        guard let known = steps[tag] else { return false }
        let place = Self.place(of: step, in: known)
        return place < known.count && known[place] == step
    }

    /// Of each tag the first step from `step` on that is not expected.
    func firsts(from step: Int, notIn expected: (String, Int) -> Bool) -> [(tag: String, step: Int)] {
        steps.compactMap { tag, known in
            let name = String(decoding: tag, as: UTF8.self)
            return known[Self.place(of: step, in: known)...].first { !expected(name, $0) }.map { (name, $0) }
        }
    }

    /// The number of steps below `step`.
    private static func place(of step: Int, in known: [Int]) -> Int {
        guard let last = known.last, last >= step else { return known.count }
        var (low, high) = (0, known.count)
        while low < high {
            let middle = (low + high) / 2
            if known[middle] < step { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
