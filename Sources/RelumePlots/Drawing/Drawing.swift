/// What a figure shows, described once for every form it is written in: marks from the rearmost to the foremost.
///
/// A ``Figure`` makes it; ``Figure/svg`` and ``Figure/png(scale:)`` draw it.
public struct Drawing: Sendable {
    let size: FigureSize
    /// The figure in a few words, for those who do not see it.
    let title: String
    /// The figure in a sentence, for those who do not see it.
    let description: String
    private(set) var marks: [Mark] = []

    init(_ size: FigureSize, title: String, description: String) {
        self.size = size
        self.title = title
        self.description = description
    }

    /// Puts `mark` above all others.
    mutating func append(_ mark: Mark) { marks.append(mark) }

    /// Puts `marks` above all others, the last one on top.
    mutating func append(contentsOf marks: [Mark]) { self.marks += marks }
}
