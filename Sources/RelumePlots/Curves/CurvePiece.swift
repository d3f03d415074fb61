/// A place and the value there; NaN where there is none.
struct CurvePoint: Equatable {
    let x: Float
    let y: Double
}

/// A part of a curve without a jump.
struct CurvePiece: Equatable {
    /// How a piece ends.
    enum End {
        /// At the edge of the picture, or where the values end.
        case plain
        /// At a jump whose value it has.
        case closed
        /// At a jump whose value is the other piece's.
        case open
    }

    var points: [CurvePoint] = []
    var start = End.plain
    var end = End.plain

    /// The parts between points without a value.
    var withoutNaN: [CurvePiece] {
        guard points.contains(where: \.y.isNaN) else { return [self] }
        return points.split { $0.y.isNaN }.map { part in
            CurvePiece(
                points: Array(part), start: part.startIndex == points.startIndex ? start : .plain,
                end: part.endIndex == points.endIndex ? end : .plain)
        }
    }
}
