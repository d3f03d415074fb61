import RelumeCore
import RelumeImages
import Testing

struct IndexedImageTests {
    @Test func `Class indices become indexed pictures`() throws {
        let batch = ImageBatch(
            unchecked: .uint16(Tensor(unchecked: [2, 1, 1, 2], scalars: [0, 18, 3, 4])), isMask: true)
        let pictures = try batch.pictures(palette: .cityscapes)
        #expect(pictures.map(\.indices) == [[0, 18], [3, 4]])
        #expect(pictures.allSatisfy { $0.height == 1 && $0.width == 2 && $0.palette == .cityscapes })
        let tensor = Tensor<UInt8>(unchecked: [1, 2], scalars: [0, 18])
        #expect(try IndexedImage(indices: tensor, palette: .cityscapes) == pictures[0])
    }

    @Test func `An index without a color is named with its place`() {
        let batch = ImageBatch(unchecked: .uint8(Tensor(unchecked: [2, 1, 2, 2], scalars: [0, 0, 0, 0, 0, 0, 0, 19])))
        let error = #expect(throws: RelumeError.self) { try batch.pictures(palette: .cityscapes) }
        #expect(error?.index == 1)
        #expect(
            error?.message
                == "row 1, column 1 is class 19, and the palette cityscapes has 19 colors, for classes 0 to 18; "
                + "take one with a color for each class")
    }

    @Test func `Only one channel of integers is an index`() throws {
        let colors = ImageBatch(unchecked: .uint8(Tensor(unchecked: [1, 3, 1, 1], repeating: 0)))
        let floats = ImageBatch(unchecked: .float32(Tensor(unchecked: [1, 1, 1, 1], repeating: 0)))
        #expect(throws: RelumeError.self) { try colors.pictures(palette: .voc) }
        #expect(throws: RelumeError.self) { try floats.pictures(palette: .voc) }
        let planes = Tensor<UInt8>(unchecked: [1, 1, 1], repeating: 0)
        #expect(throws: RelumeError.self) { try IndexedImage(indices: planes, palette: .voc) }
        let many = try Palette(Array(repeating: Palette.Color(red: 0, green: 0, blue: 0), count: 257))
        let index = Tensor<UInt8>(unchecked: [1, 1], repeating: 0)
        let error = #expect(throws: RelumeError.self) { try IndexedImage(indices: index, palette: many) }
        #expect(error?.message.contains("at most 256 colors, not 257") == true)
    }
}
