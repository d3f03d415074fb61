import RelumeCodecs
import RelumeCore
import RelumeTensorBoard

/// A picture of before and one of after for each step: its samples side by side.
struct GridPictures: Output {
    static let kind = OutputKind(
        name: "grids", summary: "a picture of before and one of after for each batch", isDefaultOfImages: true,
        isDefaultOfDatasets: true, isStepwise: true
    ) { _ in GridPictures() }
    var kind: OutputKind { Self.kind }

    var takesCellsOnly: Bool { true }

    func files(ofStep step: Int) -> [String] { Side.allCases.map { file($0, step) } }

    func needs(ofStep step: Int, places: Range<Int>, _ layout: () -> StepLayout) -> StepNeeds { StepNeeds(cells: true) }

    func finish(_ step: inout CollectedStep, _ files: OutputFiles) {
        for side in Side.allCases {
            let name = file(side, step.number)
            step.attempt(name) { step throws(RelumeError) in
                guard let grid = try step.grid() else { return nil }
                return try files.write(name) { grid[side].bytes }
            }
        }
    }

    private func file(_ side: Side, _ step: Int) -> String {
        "grids/\(OutputPaths.stepName(step))-\(side.rawValue)\(ImageFormat.png.nameSuffix)"
    }
}
