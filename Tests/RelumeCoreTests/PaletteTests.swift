import RelumeCore
import Testing

struct PaletteTests {
    /// Of the development kit's own table.
    @Test(arguments: [
        (0, [UInt8(0), 0, 0]), (1, [128, 0, 0]), (2, [0, 128, 0]), (7, [128, 128, 128]), (8, [64, 0, 0]),
        (15, [192, 128, 128]), (20, [0, 64, 128]), (255, [224, 224, 192]),
    ])
    func `VOC's colors follow the bits of the class`(index: Int, expected: [UInt8]) {
        let color = Palette.voc.colors[index]
        #expect([color.red, color.green, color.blue, color.alpha] == expected + [255])
        #expect(Palette.voc.colors.count == 256)
    }

    @Test func `Cityscapes has a color for each class that is evaluated`() {
        let colors = Palette.cityscapes.colors
        #expect(colors.count == 19 && Set(colors).count == 19)
        #expect(colors[0] == Palette.Color(red: 128, green: 64, blue: 128))
        #expect(colors[18] == Palette.Color(red: 119, green: 11, blue: 32))
    }

    @Test func `ADE20K has a color for each of 150 classes, two of which are alike`() {
        let colors = Palette.ade20k.colors
        // Road and skyscraper.
        #expect(colors[6] == colors[48])
        #expect(colors.count == 150 && Set(colors).count == 149)
        #expect(colors[0] == Palette.Color(red: 120, green: 120, blue: 120))
        #expect(colors[149] == Palette.Color(red: 92, green: 0, blue: 255))
    }

    @Test func `A file has a color a line, in numbers or in hexadecimal digits`() throws {
        let palette = try Palette(parsing: "0 0 0\r\n\r\n 128,64, 128 \n#ff7F00\n\t1 2 3 4\n#01020304\n")
        #expect(
            palette.colors == [
                Palette.Color(red: 0, green: 0, blue: 0), Palette.Color(red: 128, green: 64, blue: 128),
                Palette.Color(red: 255, green: 127, blue: 0), Palette.Color(red: 1, green: 2, blue: 3, alpha: 4),
                Palette.Color(red: 1, green: 2, blue: 3, alpha: 4),
            ])
        #expect(palette.name == nil && palette != .voc)
    }

    @Test(arguments: [
        "128 64", "1 2 3 4 5", "1 2 256", "1 2 -3", "1 2 3.5", "#12345", "#1234567", "#12345g", "road",
        "128 64 128 road",
    ])
    func `What is no color is named with its line`(line: String) {
        let error = #expect(throws: RelumeError.self) { try Palette(parsing: "0 0 0\n\n\(line)\n") }
        #expect(error?.code == .malformedData)
        #expect(error?.message == "line 3: expected a color such as \"128 64 128\" or \"#804080\", found \"\(line)\"")
    }

    @Test func `A palette has at least one color and no more than indices can name`() {
        let black = Palette.Color(red: 0, green: 0, blue: 0)
        #expect(throws: RelumeError.self) { try Palette([]) }
        #expect(throws: RelumeError.self) { try Palette(parsing: "\n \n") }
        #expect(throws: RelumeError.self) { try Palette(Array(repeating: black, count: 65537)) }
        #expect(throws: Never.self) { try Palette(Array(repeating: black, count: 65536)) }
    }
}
