import RelumeCodecs
import RelumeCore
import RelumeFiles
import RelumeImages
import RelumeTensorBoard

/// A step whose parts are all there, and what outputs make of it.
struct CollectedStep: Sendable {
    let number: Int
    private(set) var parts: [StepPart]
    /// Whether one unit is the whole step.
    let isOneUnit: Bool
    private let options: OutputOptions
    private let jobs: Int
    private var wholeGrid: Sides<EncodedImage>?

    /// The step's line in the manifest, with the files that were written.
    private(set) var record: JournalRecord
    private var firstError: RelumeError?
    private var failures = 0
    /// What goes to TensorBoard.
    var logged: LoggedPictures?
    /// What goes to a tensor file of the whole run, where one unit is the whole step.
    var tensorRows: TensorRows?
    /// Those of all samples together; nil where they are not measured, or every sample failed.
    let statistics: ValueStatistics?

    init(
        _ number: Int, _ parts: [StepPart], isOneUnit: Bool, options: OutputOptions, jobs: Int,
        layout: () -> StepLayout
    ) throws(RelumeError) {
        self.number = number
        record = JournalRecord(step: number, madeOf: StepPart.digest(parts))
        self.parts = parts
        self.isOneUnit = isOneUnit
        self.options = options
        self.jobs = jobs
        let measured = parts.compactMap(\.statistics)
        statistics = measured.isEmpty ? nil : measured.reduce(into: ValueStatistics()) { $0.add($1) }
        try makeCells(layout)
    }

    // MARK: Files

    /// Why files are missing, if some are: what went wrong first, and how many there are.
    var error: RelumeError? {
        guard var error = firstError else { return nil }
        if failures > 1 { error.message += " (and \(failures - 1) more of this step)" }
        return error
    }

    /// Lets `write` make the file called `name` and notes what it holds, if it did. A file that fails does not stop the others.
    mutating func attempt(_ name: String?, _ write: (inout CollectedStep) throws(RelumeError) -> FileCheck?) {
        do throws(RelumeError) {
            if let check = try write(&self), let name { record.note(name, check) }
        } catch {
            // The machine's fault, which decides how the run ends, goes before the others.
            if !(firstError?.isFaultOfMachine ?? false), firstError == nil || error.isFaultOfMachine {
                firstError = name.map { error.at(path: $0) } ?? error
            }
            failures += 1
        }
    }

    // MARK: What it is made of

    /// The values of the only unit; gone afterwards.
    mutating func takeValues() -> StepValues? {
        guard !parts.isEmpty else { return nil }
        return parts[0].values.take()
    }

    /// What is no longer needed once its pictures are made.
    mutating func releaseParts() { parts = [] }

    // MARK: Pictures

    /// All samples side by side; nil where none is there.
    mutating func grid() throws(RelumeError) -> Sides<EncodedImage>? {
        if wholeGrid == nil { wholeGrid = try encodeGrid(first: .max) }
        return wholeGrid
    }

    /// The samples at the first places one by one, or as one grid; nil where none is there.
    mutating func pictures(first count: Int?) throws(RelumeError) -> LoggedPictures? {
        let listed = parts.compactMap(\.pictures)
        if !listed.isEmpty { return .list(Sides { side in listed.flatMap { $0[side] } }) }
        let end = parts.last.map { $0.place + $0.count } ?? 0
        guard let count, count < end else { return try grid().map { .grid($0) } }
        return try encodeGrid(first: count).map { .grid($0) }
    }

    private func encodeGrid(first count: Int) throws(RelumeError) -> Sides<EncodedImage>? {
        if let whole = parts.first?.whole {
            return try Sides { side throws(RelumeError) in
                try options.encodeImage(whole.grid(side, first: min(count, whole.count)), jobs: jobs)
            }
        }
        let cells = parts.compactMap { part in
            part.cells.map { cells in cells.map { $0.prefix(max(count - part.place, 0)) } }
        }
        guard cells.contains(where: { !$0.before.isEmpty }) else { return nil }
        return try Sides { side throws(RelumeError) in
            let grid = PixelImage(gridOf: cells.flatMap { $0[side] }, side: options.cellSide)
            return try options.encodeImage(grid, jobs: jobs)
        }
    }

    /// Makes the cells that had to wait for the range of the whole step.
    private mutating func makeCells(_ layout: () -> StepLayout) throws(RelumeError) {
        let sources = parts.compactMap(\.cellSource)
        guard !sources.isEmpty else { return }
        let sides = layout().cellSides
        var range = FiniteRange()
        for source in sources { range.merge(source.finiteRange) }
        for index in parts.indices {
            guard let source = parts[index].cellSource.take() else { continue }
            parts[index].cells = try source.displayed(by: range.displayMap).cells(sides: sides)
        }
    }
}
