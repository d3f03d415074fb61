package import RelumeCore
import SwiftProtobuf

/// The steps of each tag that TensorBoard shows of a directory, by both of its readers.
///
/// They differ where a log was interrupted or damaged. The slow one (`--load_fast=false`) leaves a file at its first fault
/// and lets the start of a session drop all that came before from its step on. The fast one takes a payload for good as
/// long as it is a message, goes on behind it, and drops the kept steps of a tag that are not below a new one.
package struct ShownSteps {
    /// A payload that does not match its checksum, and which the fast reader takes for good all the same: what it makes of
    /// its tag then, even a newer value under it does not mend.
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

    /// The first mismatches of files, but for those behind which something stands that is none of `expected`.
    package func mismatches(followedBy expected: (_ tag: String, _ step: Int) -> Bool) -> [Mismatch] {
        mismatches.filter { $0.followers.firsts(from: .min, notIn: expected).isEmpty }
    }

    private mutating func read(_ path: String) throws(RelumeError) {
        // Longer than any message can be.
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

    /// Adds what both readers take for good, or the fast one alone behind a fault.
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
