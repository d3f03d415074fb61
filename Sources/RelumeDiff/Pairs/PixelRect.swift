public import RelumeCore

/// A rectangle of pixels; x to the right, y down, from the top left corner.
public struct PixelRect: Hashable, Sendable, CustomStringConvertible {
    /// The left column.
    public var x: Int
    /// The top row.
    public var y: Int
    /// The number of columns.
    public var width: Int
    /// The number of rows.
    public var height: Int

    /// Makes a rectangle.
    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// Reads `x,y,w,h`.
    ///
    /// - Throws: `invalidArgument` if these are not four whole numbers, or one is negative, or a side is 0.
    public init(parsing text: String) throws(RelumeError) {
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 4, let x = numbers[0], let y = numbers[1], let width = numbers[2],
            let height = numbers[3], x >= 0, y >= 0, width > 0, height > 0
        else {
            throw RelumeError(
                .invalidArgument, "a rectangle is x,y,width,height in whole pixels, such as 0,0,64,16; got \"\(text)\"")
        }
        self.init(x: x, y: y, width: width, height: height)
    }

    /// The part inside a picture of this size; nil if nothing is.
    func clipped(width limitX: Int, height limitY: Int) -> PixelRect? {
        let left = max(x, 0), top = max(y, 0)
        let (right, bottom) = (min(Self.end(x, width), limitX), min(Self.end(y, height), limitY))
        guard right > left, bottom > top else { return nil }
        return PixelRect(x: left, y: top, width: right - left, height: bottom - top)
    }

    private static func end(_ start: Int, _ length: Int) -> Int {
        let (sum, overflows) = start.addingReportingOverflow(length)
        return overflows ? .max : sum
    }

    /// `x,y,width,height`.
    public var description: String { "\(x),\(y),\(width),\(height)" }
}
