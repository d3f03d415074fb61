import Foundation
import RelumeCodecs
import RelumeCore
import RelumeFiles
import RelumeImages
import RelumeTensorFiles
import TestSupport
import Testing

/// Runs the sample program as it was built and reads what it wrote.
struct LogitsToMasksTests {
    private let output: TemporaryDirectory
    private let program = BuiltCommand.product("LogitsToMasks")

    init() throws { output = try TemporaryDirectory() }

    private func mask(_ name: String) throws -> DecodedImage {
        try ImageDecoder.decode(try FileSystem.read(output.file(name)))
    }

    @Test func `Logits that it makes up become masks of discs`() throws {
        let outcome = try BuiltCommand.run(["-", output.path], program: program)
        #expect(outcome.status == 0 && outcome.output == "2 masks written to \(output.path)\n", "\(outcome.error)")
        #expect(try output.names == ["mask-1.png", "mask-2.png"])
        for image in 0..<2 {
            let mask = try mask("mask-\(image + 1).png")
            #expect(mask.info.colorType == .palette && mask.image.shape == [96, 128, 3])
            let pixels = try #require(mask.image.tensor(of: UInt8.self)?.scalars)
            for label in 1..<21 {
                let (x, y) = ((label * 37 + image * 11) % 128, (label * 53 + image * 29) % 96)
                let color = Palette.voc.colors[label]
                let start = (y * 128 + x) * 3
                #expect(Array(pixels[start..<start + 3]) == [color.red, color.green, color.blue], "class \(label)")
            }
            // Nothing is the background's but what no disc covers, and that is most.
            #expect(
                stride(from: 0, to: pixels.count, by: 3).count { pixels[$0..<$0 + 3].allSatisfy { $0 == 0 } } > 4000)
        }
    }

    @Test func `Logits of a file become masks in the colors of a file`() throws {
        let scalars: [Float] = [0, 5, 5, 5, 1, 9, 1, 1, 2, 2, 7, 2]
        try NumPyFile.write(Tensor(unchecked: [1, 3, 2, 2], scalars: scalars), to: output.file("logits.npy"))
        try "1 2 3\n4 5 6\n#070809\n".write(toFile: output.file("colors"), atomically: true, encoding: .utf8)
        let outcome = try BuiltCommand.run(
            [output.file("logits.npy"), output.path, output.file("colors")], program: program)
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(try mask("mask-1.png").image.tensor(of: UInt8.self)?.scalars == [7, 8, 9, 4, 5, 6, 7, 8, 9, 1, 2, 3])
    }

    @Test func `A class that the palette lacks is named, and nothing is written`() throws {
        try NumPyFile.write(Tensor<Float>(unchecked: [1, 2, 1, 1], scalars: [0, 1]), to: output.file("logits.npy"))
        try "1 2 3\n".write(toFile: output.file("colors"), atomically: true, encoding: .utf8)
        let outcome = try BuiltCommand.run(
            [output.file("logits.npy"), output.file("out"), output.file("colors")], program: program)
        #expect(outcome.status == 1 && !FileManager.default.fileExists(atPath: output.file("out")))
        #expect(
            outcome.error
                == "LogitsToMasks: record 0: row 0, column 0 is class 1, and the palette has one color, for class 0; "
                + "take one with a color for each class\n")
    }
}
