import RelumeCore
import RelumeDatasets
import RelumeImages
import RelumePipeline
import Testing

@testable import RelumeRun

/// Which samples make which units and steps.
struct SourceTests {
    /// Pictures of one color, their number in the data set.
    private struct Numbers: UniformDataset {
        let count: Int
        var spec: ImageSpec { ImageSpec(height: 1, width: 1, channels: 1) }

        func name(at index: Int) -> String { "number \(index)" }
        func outputPath(at index: Int) -> String { "\(index)" }
        func sample(at index: Int) -> Sample {
            Sample(PixelImage(unchecked: Tensor<UInt8>(unchecked: [1, 1, 1], scalars: [UInt8(index)])))
        }
        func batch(at indices: [Int]) -> LabeledBatch {
            let scalars = indices.map { UInt8($0) }
            return LabeledBatch(
                images: ImageBatch(unchecked: .uint8(Tensor(unchecked: [indices.count, 1, 1, 1], scalars: scalars))),
                labels: [],
                indices: indices)
        }
    }

    private func options(batchSize: Int, shuffle: UInt64? = nil) -> RunOptions {
        var options = RunOptions(paths: [], pipeline: Pipeline([]), directory: "out")
        options.batchSize = batchSize
        options.input.shuffleSeed = shuffle
        return options
    }

    private func outputs(_ kinds: OutputKind...) -> [any Output] {
        let context = OutputContext(options: options(batchSize: 1), display: .fixed(.unit))
        return kinds.map { $0.make(context) }
    }

    private func files(_ count: Int) -> ImageFiles { ImageFiles((0..<count).map { "\($0).png" }) }

    @Test(arguments: [(10, 4), (4, 4), (1, 4), (9, 1), (0, 3)])
    func `Every sample is in one unit and in one step`(count: Int, batchSize: Int) {
        for dataset in [files(count), Numbers(count: count)] as [any Dataset] {
            let source = Source(
                dataset, path: nil, outputs: outputs(GridPictures.kind), options: options(batchSize: batchSize),
                room: .max, firstStep: 3)
            let units = (0..<source.unitCount).map { Unit($0, of: source, 0, unit: $0) }
            #expect(units.flatMap(\.positions) == Array(0..<count))
            #expect(source.steps.flatMap { source.positions(ofStep: $0) } == Array(0..<count))
            #expect(units.filter(\.endsStep).count == source.steps.count)
            #expect(units.allSatisfy { unit in unit.positions.allSatisfy { source.step(ofPosition: $0) == unit.step } })
            #expect(source.lastStep == 2 + (count + batchSize - 1) / batchSize)
        }
    }

    @Test func `Records go together, files alone`() {
        let options = options(batchSize: 4)
        let records = Source(
            Numbers(count: 10), path: "numbers", outputs: [], options: options, room: .max, firstStep: 1)
        #expect(records.unitCount == 3 && records.positions(ofUnit: 2) == 8..<10)
        #expect(Unit(0, of: records, 0, unit: 2).isWholeStep && Unit(0, of: records, 0, unit: 2).inputName == "numbers")
        let images = Source(
            files(10), path: nil, outputs: outputs(TensorFiles.kind), options: options, room: .max, firstStep: 1)
        #expect(images.unitCount == 10 && images.positions(ofUnit: 7) == 7..<8)
        let unit = Unit(0, of: images, 0, unit: 7)
        #expect(unit.step == 2 && unit.places == 3..<4 && unit.endsStep && !unit.isWholeStep)
        #expect(unit.inputName == "7.png")
    }

    @Test func `Without outputs of steps images have none, but their numbers are kept free`() {
        let images = Source(
            files(10), path: nil, outputs: outputs(PictureFiles.after), options: options(batchSize: 4), room: .max,
            firstStep: 1)
        #expect(images.steps.isEmpty && images.lastStep == 3 && images.step(ofPosition: 5) == nil)
    }

    @Test func `The order is the seed's, then cut`() {
        var generator = SplitMix64(seed: 5)
        let order = generator.permutation(of: 10)
        let source = Source(
            files(10), path: nil, outputs: [], options: options(batchSize: 4, shuffle: 5), room: 6, firstStep: 1)
        #expect(source.count == 6 && (0..<6).map(source.index) == Array(order.prefix(6)))
    }
}
