/// Finds the points through which a curve is drawn: close together where it bends, and on both sides of every jump.
struct CurveSampling {
    /// How far, in pixels, a line between two points may be from the curve.
    private static let tolerance = 0.05
    /// Two points so close in pixels are not told apart by eye: what still differs there may be a jump.
    private static let narrow = 1.0 / 32
    /// The least height of a jump in pixels; below it a break would not show.
    private static let visibleJump = 0.5

    let function: ([Float]) -> [Float]
    let interval: ClosedRange<Float>
    /// Places that get a point in any case: kinks.
    var knots: [Float] = []
    let pixelsPerX: Double
    let pixelsPerY: Double
    /// Where values beyond are cut: outside of the picture.
    let limits: ClosedRange<Double>

    /// The points between jumps, piece by piece. A piece may be a single point.
    func pieces() -> [CurvePiece] {
        let points = refined(evaluate(grid))
        var pieces: [CurvePiece] = []
        var piece = CurvePiece()
        for (index, point) in points.enumerated() {
            if index > 0, let jump = jump(between: points[index - 1], and: point) {
                piece.points.append(jump.before)
                piece.end = jump.endsClosed ? .closed : .open
                pieces.append(piece)
                piece = CurvePiece(points: [jump.after], start: jump.endsClosed ? .open : .closed)
            }
            piece.points.append(point)
        }
        return (pieces + [piece]).flatMap(\.withoutNaN)
    }

    /// Places at equal distances, the knots, and 0, where most jumps are.
    private var grid: [Float] {
        let (low, high) = (Double(interval.lowerBound), Double(interval.upperBound))
        let cells = max(64, Int((high - low) * pixelsPerX / 6))
        let places = (0...cells).map { Float(low + (high - low) * Double($0) / Double(cells)) }
        return Set(places + (knots + [0]).filter(interval.contains)).sorted()
    }

    /// The function's values at `places`, within the limits.
    private func evaluate(_ places: [Float]) -> [CurvePoint] {
        zip(places, function(places)).map { place, value in
            CurvePoint(x: place, y: value.isNaN ? .nan : min(max(Double(value), limits.lowerBound), limits.upperBound))
        }
    }

    /// Halves every segment that is off the curve until none is, or what is left of it is narrow.
    private func refined(_ start: [CurvePoint]) -> [CurvePoint] {
        var points = start
        var isOpen = [Bool](repeating: true, count: max(points.count - 1, 0))
        while isOpen.contains(true) {
            let segments = isOpen.indices.filter { isOpen[$0] }
            var middles = evaluate(segments.map { (points[$0].x + points[$0 + 1].x) / 2 })[...]
            var (nextPoints, nextOpen): ([CurvePoint], [Bool]) = ([], [])
            for segment in isOpen.indices {
                let (left, right) = (points[segment], points[segment + 1])
                nextPoints.append(left)
                if isOpen[segment], let middle = middles.popFirst(), !isStraight(left, middle, right) {
                    nextPoints.append(middle)
                    let goesOn = Double(right.x - left.x) * pixelsPerX > Self.narrow
                    nextOpen += [goesOn, goesOn]
                } else {
                    nextOpen.append(false)
                }
            }
            points = nextPoints + points.suffix(1)
            isOpen = nextOpen
        }
        return points
    }

    private func isStraight(_ left: CurvePoint, _ middle: CurvePoint, _ right: CurvePoint) -> Bool {
        guard left.x < middle.x, middle.x < right.x else { return true }
        let gaps = [left, middle, right].count { $0.y.isNaN }
        guard gaps == 0 else { return gaps == 3 }
        return abs(middle.y - (left.y + right.y) / 2) * pixelsPerY <= Self.tolerance
    }
}

// MARK: Jumps

extension CurveSampling {
    /// Two neighbouring numbers between which the curve jumps.
    private struct Jump {
        let before: CurvePoint
        let after: CurvePoint
        /// Whether the value at the jump is the one before it.
        let endsClosed: Bool
    }

    /// The jump between two points that are too close to be told apart; nil where the curve is only steep.
    private func jump(between left: CurvePoint, and right: CurvePoint) -> Jump? {
        guard Double(right.x - left.x) * pixelsPerX <= Self.narrow, jumps(left, right) else { return nil }
        var (left, right) = (left, right)
        while right.x.ordinal - left.x.ordinal > 1 {
            let middle = evaluate([Float(ordinal: (left.x.ordinal + right.x.ordinal) / 2)])[0]
            if rise(left, middle) >= rise(middle, right) { right = middle } else { left = middle }
        }
        guard jumps(left, right) else { return nil }
        // The two places are neighbours as floats. Definitions jump at round numbers ("x > 0.5"), so the one with the
        // shorter decimal is taken.
        let endsClosed = left.x.description.utf8.count <= right.x.description.utf8.count
        let place = endsClosed ? left.x : right.x
        return Jump(
            before: CurvePoint(x: place, y: left.y), after: CurvePoint(x: place, y: right.y), endsClosed: endsClosed)
    }

    private func jumps(_ left: CurvePoint, _ right: CurvePoint) -> Bool {
        rise(left, right) * pixelsPerY > Self.visibleJump
    }

    /// How much the value changes; the change to or from NaN is the greatest.
    private func rise(_ left: CurvePoint, _ right: CurvePoint) -> Double {
        left.y.isNaN && right.y.isNaN ? 0 : left.y.isNaN || right.y.isNaN ? .infinity : abs(right.y - left.y)
    }
}

extension Float {
    /// The number's place among all numbers in order; both zeros have the same.
    fileprivate var ordinal: Int { sign == .minus ? -Int((-self).bitPattern) : Int(bitPattern) }

    fileprivate init(ordinal: Int) {
        self = ordinal < 0 ? -Float(bitPattern: UInt32(-ordinal)) : Float(bitPattern: UInt32(ordinal))
    }
}
