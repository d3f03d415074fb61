/// One or more samples of one shape that go through the run together: a file, or a whole step of records.
struct Unit: Sendable {
    /// Its number in the run.
    let number: Int
    let source: Source
    /// The number of its source in the run.
    let sourceNumber: Int
    /// The positions of its samples in the order of the source.
    let positions: Range<Int>
    /// The step it belongs to, where there are steps.
    let step: Int?

    init(_ number: Int, of source: Source, _ sourceNumber: Int, unit: Int) {
        self.number = number
        self.source = source
        self.sourceNumber = sourceNumber
        positions = source.positions(ofUnit: unit)
        step = source.step(ofPosition: positions.lowerBound)
    }

    /// The data set's indices of its samples.
    var indices: [Int] { positions.map(source.index) }

    /// What messages and the manifest call its input.
    var inputName: String { source.path ?? source.name(at: positions.lowerBound) }

    /// The places of its samples in their step.
    var places: Range<Int> {
        let first = source.place(ofPosition: positions.lowerBound)
        return first..<first + positions.count
    }

    /// Whether its step has no other samples.
    var isWholeStep: Bool { step.map { source.positions(ofStep: $0) == positions } ?? false }

    /// Whether it is the last of its step.
    var endsStep: Bool { step.map { source.positions(ofStep: $0).upperBound == positions.upperBound } ?? false }
}
