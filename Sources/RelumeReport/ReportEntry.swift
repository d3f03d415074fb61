public import RelumeImages

/// A line of an HTML report: a name, what became of it, and the pictures to look at.
public struct ReportEntry: Sendable {
    /// How an entry is colored. The raw values are the classes in the page's style sheet.
    public enum Status: String, Sendable {
        /// Nothing to look into.
        case same
        /// Something differs.
        case different
        /// Something went wrong.
        case notComparable
    }

    /// What it is called.
    public var name: String
    /// What it is filtered by, such as `different`.
    public var result: String
    /// How it is colored.
    public var status: Status
    /// A few words for the list.
    public var summary: String
    /// A sentence above the picture.
    public var message: String
    /// What it is sorted by; the most different entry has the greatest weight.
    public var weight: Double
    /// Names and values below the picture.
    public var facts: [(name: String, value: String)]
    /// The first file to be shown, expected or before, as a file's bytes.
    public var first: [UInt8]?
    /// The second one, actual or after.
    public var second: [UInt8]?
    /// The diff image.
    public var diff: PixelImage?
    /// The heat map.
    public var heat: PixelImage?
    /// What the thumbnail shows.
    public var thumbnail: PixelImage?

    /// Makes an entry without pictures.
    public init(
        name: String, result: String, status: Status, summary: String, message: String, weight: Double = 0,
        facts: [(name: String, value: String)] = []
    ) {
        self.name = name
        self.result = result
        self.status = status
        self.summary = summary
        self.message = message
        self.weight = weight
        self.facts = facts
    }
}
