import RelumeCore
import RelumeDatasets
import RelumeFiles
import RelumePipeline

/// A data set that was loaded and checked, with the records the run takes and the steps they make.
struct PlannedDataSet: Sendable {
    let path: String
    let dataSet: any CIFARDataset
    /// The batches, one a step.
    let batches: CIFARBatches
    /// The numbers of its batches in the run.
    let steps: Range<Int>
    /// The records taken, in order.
    let order: [Int]

    /// How many records are taken.
    var count: Int { order.count }

    /// Loads the data sets; their steps follow each other from `firstStep` on. One that is damaged becomes a failure.
    static func plan(
        _ inputs: [DataSetInput], options: RunOptions, imageCount: Int, firstStep: Int
    ) -> (dataSets: [PlannedDataSet], failures: [RelumeError]) {
        var planned: [PlannedDataSet] = []
        var failures: [RelumeError] = []
        var room = options.input.limit.map { max(0, $0 - imageCount) } ?? .max
        for input in inputs {
            let dataSet: any CIFARDataset
            do throws(RelumeError) {
                dataSet = try input.load()
            } catch {
                failures.append(error)
                continue
            }
            let count = min(dataSet.count, room)
            let batches = dataSet.batches(of: options.batchSize, shuffle: options.input.shuffleSeed, limit: count)
            let start = planned.last?.steps.upperBound ?? firstStep
            planned.append(
                PlannedDataSet(
                    path: input.path, dataSet: dataSet, batches: batches, steps: start..<start + batches.count,
                    order: batches.indices.flatMap { batches.indices(ofBatch: $0) }))
            room -= count
        }
        return (planned, failures)
    }

    /// The batch of a step.
    func batch(ofStep step: Int) -> LabeledBatch { batches[step - steps.lowerBound] }

    /// The path that a record's image files are named after: its file's stem and its place in the file.
    func recordPath(_ index: Int) -> String {
        let (file, record) = dataSet.records.location(of: index)
        let digits = String(record)
        return Path.join(Path.stem(file), String(repeating: "0", count: max(0, 6 - digits.count)) + digits)
    }

    /// Where its records and the names of its classes were read from.
    var files: [String] { dataSet.records.sources }
}

extension RunPlan {
    /// The image files that the records of a data set are saved as.
    func recordFiles(of dataSet: PlannedDataSet) -> some Sequence<String> {
        let moments = Moment.allCases.filter { dataSetKinds.contains($0.outputKind) }
        return moments.lazy.flatMap { moment in
            dataSet.order.lazy.map { recordFile(moment, dataSet.recordPath($0)) }
        }
    }

    /// The image files of the records of one step.
    func recordFiles(of dataSet: PlannedDataSet, step: Int) -> [String] {
        let records = dataSet.batches.indices(ofBatch: step - dataSet.steps.lowerBound)
        return Moment.allCases.filter { dataSetKinds.contains($0.outputKind) }.flatMap { moment in
            records.map { recordFile(moment, dataSet.recordPath($0)) }
        }
    }

    func recordFile(_ moment: Moment, _ recordPath: String) -> String {
        paths.image(moment, outputName(ofRecord: recordPath))
    }

    /// The name of a record's image files.
    func outputName(ofRecord recordPath: String) -> String {
        options.output.nameTemplate.fill(path: recordPath, activation: options.pipeline.activationLabel)
    }
}
