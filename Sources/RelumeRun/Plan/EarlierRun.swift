import RelumeCore
import RelumeDatasets
import RelumeFiles
import RelumeParallel
import Synchronization

/// What an earlier run of the same settings has done of a plan, by its manifest and by what the files hold: a line is believed
/// where its input and all of its outputs hold what it says.
struct EarlierRun {
    /// What is still true of a unit.
    private struct Known {
        let record: JournalRecord
        /// Whether its own files, or those of its step where that has no other unit, are all there.
        let hasFiles: Bool
    }

    /// The units whose input holds what it held, by their numbers.
    private var units: [Int: Known] = [:]
    /// The lines of steps that have some of their own.
    private var steps: [Int: JournalRecord] = [:]

    /// Reads the manifest of the plan, and all inputs and outputs that it names.
    init(_ plan: RunPlan) throws(RelumeError) {
        var lines: [Int: JournalRecord] = [:]
        for record in try Journal.wholeRecords(inFile: plan.paths.manifest) where record.skipped == nil {
            // What failed is to be done again, whatever was before.
            let done = record.error == nil ? record : nil
            if let number = record.number {
                lines[number] = done
            } else if let step = record.step {
                steps[step] = done
            }
        }
        let known = Mutex<[Int: Known]>([:])
        let numbers = lines.keys.filter { 0..<plan.unitCount ~= $0 }.sorted()
        let makeBuffer: @Sendable () -> [UInt8] = { [] }
        let found = lines
        try Parallel.forEachIndex(
            count: numbers.count, jobs: plan.options.jobs ?? Parallel.usableCores, makeState: makeBuffer
        ) { index, buffer in
            let unit = plan.unit(numbers[index])
            guard let record = found[unit.number], plan.inputIsAsRead(unit, record, &buffer) else { return }
            let hasFiles = plan.filesAreAsWritten(record, expected: plan.ownFiles(of: unit))
            known.withLock { $0[unit.number] = Known(record: record, hasFiles: hasFiles) }
        }
        units = known.withLock { $0 }
    }

    /// The steps of a source that are made of other inputs than they would be now, or of nobody knows which.
    func changedSteps(of plan: RunPlan, source number: Int) -> Set<Int> {
        var members: [Int: [Unit]] = [:]
        for unit in plan.unitNumbers(ofSource: number).lazy.map(plan.unit) {
            if let step = unit.step { members[step, default: []].append(unit) }
        }
        return Set(plan.sources[number].steps.filter { !isMade($0, of: members[$0] ?? []) })
    }

    private func isMade(_ step: Int, of members: [Unit]) -> Bool {
        guard members.allSatisfy({ units[$0.number] != nil }) else { return false }
        if let only = members.first, only.hasLineOfStep { return true }
        let parts = members.map { (place: $0.places.lowerBound, read: units[$0.number]?.record.read) }
        return steps[step]?.madeOf == StepPart.digest(parts)
    }

    /// What need not be done again.
    func skips(of plan: RunPlan) -> Skips {
        var skips = Skips()
        for (number, unit) in units where unit.hasFiles { skips.records[number] = unit.record }
        for (index, source) in plan.sources.enumerated() {
            let numbers = plan.unitNumbers(ofSource: index)
            addSteps(of: plan, source: index, to: &skips)
            // What is made of the whole run, or counted over it, is made again, of all.
            guard source.outputs.allSatisfy(\.filesOfRun.isEmpty), !plan.options.measuresStatistics else { continue }
            for unit in numbers.lazy.map(plan.unit) where skips.records[unit.number] != nil {
                if unit.step.map(skips.steps.contains) ?? true { skips.units.insert(unit.number) }
            }
        }
        return skips
    }

    private func addSteps(of plan: RunPlan, source number: Int, to skips: inout Skips) {
        let source = plan.sources[number]
        guard source.outputs.allSatisfy({ !$0.kind.isStepwise || $0.filesOfRun.isEmpty }),
            !plan.options.measuresStatistics
        else { return }
        let changed = changedSteps(of: plan, source: number)
        var incomplete: Set<Int> = []
        for unit in plan.unitNumbers(ofSource: number).lazy.map(plan.unit)
        where unit.hasLineOfStep && skips.records[unit.number] == nil {
            if let step = unit.step { incomplete.insert(step) }
        }
        for step in source.steps where !changed.contains(step) && !incomplete.contains(step) {
            guard source.outputs.allSatisfy({ $0.logs(ofStep: step).isEmpty }) else { continue }
            if let record = steps[step] {
                let expected = source.outputs.flatMap { $0.files(ofStep: step) }
                guard plan.filesAreAsWritten(record, expected: expected) else { continue }
                skips.stepRecords[step] = record
            }
            skips.steps.insert(step)
        }
    }
}

extension Unit {
    /// Whether what is told of its step stands in its own line.
    var hasLineOfStep: Bool { source.isUniform && isWholeStep }
}

extension RunPlan {
    /// The files that the line of a unit tells of.
    fileprivate func ownFiles(of unit: Unit) -> [String] {
        var files = unit.positions.flatMap { sampleFiles(unit.source, $0) }
        if unit.hasLineOfStep, let step = unit.step { files += unit.source.outputs.flatMap { $0.files(ofStep: step) } }
        return files
    }

    /// Whether the input of `unit` holds what it held when `record` was written. A pipe cannot be asked twice.
    fileprivate func inputIsAsRead(_ unit: Unit, _ record: JournalRecord, _ buffer: inout [UInt8]) -> Bool {
        guard let read = record.read, record.input == unit.inputName, record.step == unit.step,
            record.records == (unit.source.isUniform ? unit.indices : nil)
        else { return false }
        if let uniform = unit.source.dataset as? any UniformDataset {
            guard let batch = try? uniform.batch(at: unit.indices) else { return false }
            return FileCheck(of: batch).matches(read)
        }
        let index = unit.indices[0]
        guard let dataset = unit.source.dataset as? any EncodedDataset,
            (try? FileSystem.status(of: dataset.path(at: index)))??.kind == .file,
            (try? dataset.read(at: index, into: &buffer)) != nil
        else { return false }
        return FileCheck(of: buffer).matches(read)
    }

    /// Whether `record` tells of all `expected` files and of no others, and they hold what it says.
    fileprivate func filesAreAsWritten(_ record: JournalRecord, expected: [String]) -> Bool {
        let (outputs, written) = (record.outputs ?? [], record.written ?? [])
        // As bytes: the file system tells names apart that Swift takes for equal.
        guard outputs.count == written.count,
            Set(outputs.map { Array($0.utf8) }) == Set(expected.map { Array($0.utf8) })
        else { return false }
        return zip(outputs, written).allSatisfy { $1.matches(fileAt: paths.path($0)) }
    }
}
