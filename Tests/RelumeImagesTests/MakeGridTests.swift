import Foundation
import RelumeCore
import RelumeImages
import Testing

/// What torchvision makes of small batches, written by tools/torchvision/make_grid.py.
struct MakeGridTests {
    struct Case: Decodable, CustomTestStringConvertible, Sendable {
        let shape: [Int]
        let constant: Bool
        let nrow: Int
        let padding: Int
        let pad_value: Float
        let normalize: Bool
        let value_range: [Float]?
        let scale_each: Bool
        let gridShape: [Int]
        let grid: [UInt32]
        let pixels: [UInt8]

        var testDescription: String { "\(shape), \(nrow) columns, padding \(padding), normalize \(normalize)" }
        var range: ClosedRange<Float>? { value_range.map { $0[0]...$0[1] } }

        var tensor: Tensor<Float> {
            Tensor(shape: TensorShape(unchecked: shape)) { output in
                for index in 0..<shape.reduce(1, *) {
                    output.append(constant ? 0.375 : Float(index * 37 % 101 - 30) / 64 / 0.9)
                }
            }
        }
    }

    static let cases = Result {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/make_grid.jsonl")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        return try lines.map { try JSONDecoder().decode(Case.self, from: Data($0.utf8)) }
    }

    @Test func `There are cases`() throws { #expect(try Self.cases.get().count == 13) }

    @Test(arguments: (try? cases.get()) ?? [])
    func `A grid is that of make_grid, and its pixels are those of save_image`(_ expected: Case) throws {
        let tensor = expected.tensor
        let grid = try tensor.makeGrid(
            columns: expected.nrow, padding: expected.padding, padValue: expected.pad_value,
            normalize: expected.normalize, valueRange: expected.range, scaleEach: expected.scale_each)
        #expect(grid.shape == TensorShape(unchecked: expected.gridShape))
        #expect(grid.scalars.map(\.bitPattern) == expected.grid)
        if expected.shape.count == 4 { try expectPicture(of: tensor, grid, expected) }
    }

    /// That the batch's picture has the pixels of `save_image`.
    private func expectPicture(of tensor: Tensor<Float>, _ grid: Tensor<Float>, _ expected: Case) throws {
        let batch = ImageBatch(unchecked: .float32(tensor), hasAlpha: expected.shape[1] == 4)
        let picture = try batch.makeGrid(
            columns: expected.nrow, padding: expected.padding, padValue: expected.pad_value,
            normalize: expected.normalize, valueRange: expected.range, scaleEach: expected.scale_each)
        #expect(picture.tensor(of: UInt8.self)?.scalars == expected.pixels)
        let whole = ImageBatch(
            unchecked: .float32(grid.reshaped(unchecked: TensorShape(unchecked: [1] + expected.gridShape))),
            hasAlpha: batch.hasAlpha)
        #expect(try whole.pictures() == [picture])
    }

    @Test func `NaN stays NaN and counts for no range`() throws {
        let tensor = Tensor<Float>(unchecked: [1, 3], scalars: [-1, .nan, 3])
        let grid = try tensor.makeGrid(normalize: true).scalars
        #expect(grid[0] == 0 && grid[1].isNaN && grid[2] == 1)
    }

    @Test func `Class indices stay what they are`() throws {
        let batch = ImageBatch(unchecked: .uint8(Tensor(unchecked: [2, 1, 1, 1], scalars: [7, 20])), isMask: true)
        let grid = try batch.makeGrid(padding: 0)
        #expect(grid.tensor(of: UInt8.self)?.scalars == [7, 7, 7, 20, 20, 20])
    }

    @Test(arguments: [
        ([0, 3, 2, 2], 8, 2), ([2, 3, 2, 2], 0, 2), ([2, 3, 2, 2], -1, 2), ([2, 3, 2, 2], 8, -1), ([2], 8, 2),
        ([1, 2, 3, 2, 2], 8, 2),
    ])
    func `What makes no grid is refused`(shape: [Int], columns: Int, padding: Int) {
        let tensor = Tensor<Float>(unchecked: TensorShape(unchecked: shape), repeating: 0)
        let error = #expect(throws: RelumeError.self) { try tensor.makeGrid(columns: columns, padding: padding) }
        #expect(error?.code == .invalidArgument)
        if shape.count == 4 {
            #expect(throws: RelumeError.self) {
                try ImageBatch(unchecked: .float32(tensor)).makeGrid(columns: columns, padding: padding)
            }
        }
    }

    @Test(arguments: [(0, 2), (-1, 2), (8, -1), (8, 10_001), (8, .max)])
    func `A grid that cannot be is refused`(columns: Int, padding: Int) throws {
        let tensor = Tensor<Float>(unchecked: [2, 3, 2, 2], repeating: 0.5)
        let batch = ImageBatch(unchecked: .float32(tensor))
        let errors = [
            #expect(throws: RelumeError.self) { try tensor.makeGrid(columns: columns, padding: padding) },
            #expect(throws: RelumeError.self) { try batch.makeGrid(columns: columns, padding: padding) },
        ]
        #expect(errors.allSatisfy { $0?.code == .invalidArgument })
    }
}
