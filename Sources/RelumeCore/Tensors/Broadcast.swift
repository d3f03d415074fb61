/// Two shapes brought together as NumPy does it: aligned at the last axis, a length of 1 (or an axis that is missing)
/// repeats.
struct Broadcast {
    /// The shape of the result.
    let shape: TensorShape
    /// How many scalars at the end of the result lie side by side in each operand, or are one and the same there.
    let run: Int
    /// Whether the left operand has a scalar for each place of a run, or one for all.
    let leftAdvances: Bool
    /// The same for the right operand.
    let rightAdvances: Bool
    private let lengths: [Int]
    private let leftSteps: [Int]
    private let rightSteps: [Int]

    /// - Throws: `invalidArgument` where two lengths differ and none is 1.
    init(_ left: TensorShape, _ right: TensorShape) throws(RelumeError) {
        let rank = max(left.rank, right.rank)
        let (leftLengths, rightLengths) = (left.padded(to: rank), right.padded(to: rank))
        var lengths: [Int] = []
        for (one, other) in zip(leftLengths, rightLengths) {
            guard one == other || one == 1 || other == 1 else {
                throw RelumeError(
                    .invalidArgument,
                    "shapes \(left) and \(right) do not broadcast: \(one) and \(other) differ, and neither is 1")
            }
            lengths.append(one == 1 ? other : one)
        }
        shape = try TensorShape(lengths)
        let leftSteps = Self.steps(leftLengths, in: lengths)
        let rightSteps = Self.steps(rightLengths, in: lengths)
        // Axes at the end belong to one run as long as both operands go on, or repeat, in all of them.
        var inner = rank
        var (run, leftAdvances, rightAdvances) = (1, false, false)
        while inner > 0 {
            let axis = inner - 1
            if lengths[axis] != 1 {
                let (leftGoes, rightGoes) = (leftSteps[axis] != 0, rightSteps[axis] != 0)
                guard run == 1 || (leftGoes == leftAdvances && rightGoes == rightAdvances) else { break }
                (leftAdvances, rightAdvances) = (leftGoes, rightGoes)
                run *= lengths[axis]
            }
            inner = axis
        }
        (self.run, self.leftAdvances, self.rightAdvances) = (run, leftAdvances, rightAdvances)
        self.lengths = Array(lengths[..<inner])
        self.leftSteps = Array(leftSteps[..<inner])
        self.rightSteps = Array(rightSteps[..<inner])
    }

    /// Where the first run of the result begins in the operands.
    var firstPlace: Place {
        Place(
            left: StridedPlaces(lengths: lengths, steps: leftSteps),
            right: StridedPlaces(lengths: lengths, steps: rightSteps))
    }

    /// Where a run begins in the operands.
    struct Place {
        private(set) var left: StridedPlaces
        private(set) var right: StridedPlaces

        /// Goes to the next run; false behind the last.
        mutating func advance() -> Bool { left.advance() && right.advance() }
    }

    /// How far apart an operand's scalars are along each axis of the result; 0 where it repeats.
    private static func steps(_ operand: [Int], in lengths: [Int]) -> [Int] {
        var steps: [Int] = []
        var step = 1
        for (length, whole) in zip(operand, lengths).reversed() {
            steps.append(length == 1 && whole != 1 ? 0 : step)
            step *= length
        }
        return steps.reversed()
    }
}

extension TensorShape {
    /// The lengths with as many of 1 before them as make `rank`.
    fileprivate func padded(to rank: Int) -> [Int] {
        [Int](repeating: 1, count: rank - self.rank) + dimensions
    }
}
