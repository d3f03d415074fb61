import RelumeCore

/// A result as programs read it: one object for each file, keys sorted.
struct DiffRecord: Encodable {
    let name: String
    let result: String
    let status: String
    let message: String
    let expected: String?
    let actual: String?
    let pictures: [String: String]?
    let difference: DifferenceRecord?

    init(_ diff: FileDiff) {
        name = diff.name
        result = diff.outcomeName
        status = "\(diff.status)"
        message = diff.message
        expected = diff.expected
        actual = diff.actual
        pictures = diff.pictures.isEmpty ? nil : diff.pictures
        guard case .compared(let result) = diff.outcome else {
            difference = nil
            return
        }
        difference = result.difference.map(DifferenceRecord.init)
    }
}

/// The numbers of a ``ImageDifference``.
struct DifferenceRecord: Encodable {
    let metric: String
    let threshold: Double?
    let score: Double?
    let differingPixels: Int
    let antialiasedPixels: Int
    let comparedPixels: Int
    let ignoredPixels: Int
    let ratio: Double
    let boundingBox: [Int]?
    let worstPixel: PixelRecord?
    let windowSize: Int
    let largestWindowCount: Int
    let maximumError: Int
    let meanError: Double
    let rootMeanSquareError: Double
    let decision: String

    struct PixelRecord: Encodable {
        let x: Int
        let y: Int
        let expected: [Int]
        let actual: [Int]
    }

    init(_ difference: ImageDifference) {
        metric = difference.metric
        threshold = difference.threshold
        score = difference.score
        differingPixels = difference.differingPixels
        antialiasedPixels = difference.antialiasedPixels
        comparedPixels = difference.comparedPixels
        ignoredPixels = difference.ignoredPixels
        ratio = difference.ratio
        boundingBox = difference.boundingBox.map { [$0.x, $0.y, $0.width, $0.height] }
        worstPixel = difference.worstPixel.map {
            PixelRecord(x: $0.x, y: $0.y, expected: $0.expected, actual: $0.actual)
        }
        windowSize = difference.windowSize
        largestWindowCount = difference.largestWindowCount
        maximumError = difference.maximumError
        meanError = difference.meanError
        rootMeanSquareError = difference.rootMeanSquareError
        decision = difference.decision
    }
}

extension FileDiff {
    /// The result as one line of JSON, keys sorted; a rectangle is `[x, y, width, height]`, an infinite score `"inf"`.
    package var json: String { JSONLine.of(DiffRecord(self)) }
}
