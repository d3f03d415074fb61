/// Where the samples of several parts stand that follow each other, such as the records of files.
struct PartOffsets: Sendable {
    /// The number of samples before each part, and all of them.
    private let starts: [Int]

    /// - Parameter counts: How many samples each part has.
    init(_ counts: [Int]) {
        starts = counts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    }

    /// The number of samples in all parts.
    var count: Int { starts[starts.count - 1] }

    /// The part that a sample is in, and its place there.
    func locate(_ index: Int) -> (part: Int, place: Int) {
        precondition(0..<count ~= index, "sample \(index) of \(count)")
        // Bisection: the last part that starts at or before the sample. One without samples is never the last.
        var low = 0
        var high = starts.count - 1
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= index { low = middle } else { high = middle }
        }
        return (low, index - starts[low])
    }

    /// A record's place as files are named after it: `000007`.
    static func text(ofRecord record: Int) -> String {
        let digits = String(record)
        return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }
}
