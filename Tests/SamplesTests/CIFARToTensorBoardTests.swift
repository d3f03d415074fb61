import Foundation
import RelumeCodecs
import RelumeCore
import RelumeFiles
import RelumeImages
import RelumeTensorBoard
import TestSupport
import Testing

/// Runs the sample program as it was built and reads what it wrote.
struct CIFARToTensorBoardTests {
    @Test func `Every batch is logged before and after the sigmoid`() throws {
        let logs = try TemporaryDirectory()
        let data = Repository.file("samples/cifar10")
        let outcome = try BuiltCommand.run([data, logs.path], program: BuiltCommand.product("CIFARToTensorBoard"))
        #expect(outcome.status == 0 && outcome.output.contains("128 images logged"))
        let name = try #require(logs.names.first)
        let file = try EventFileSummary(path: logs.file(name))
        #expect(file.damage.isEmpty && file.tags.map(\.name) == ["before", "after"])
        #expect(file.tags.allSatisfy { $0.firstStep == 1 && $0.lastStep == 2 && $0.count == 2 })

        let pictures = try firstPictures(inFile: logs.file(name))
        let grid = try gridOfFirstBatch(data)
        #expect(try samples(of: pictures["before"]) == grid)
        let after = try samples(of: pictures["after"])
        #expect(grid.count == after.count && zip(grid, after).allSatisfy { sigmoids($0) ~= $1 })
    }

    @Test(
        .timeLimit(.minutes(10)), .enabled(if: FileManager.default.fileExists(atPath: "/proc/self/fd")),
        arguments: [["<&-"], [">&-"], ["<&-", ">&-", "2>&-"]])
    func `The log does not take the place of a closed stream`(closing: [String]) throws {
        let (data, logs) = (try TemporaryDirectory(), try TemporaryDirectory())
        let records = try NamedPipe(path: data.file("test_batch.bin"))
        let program = BuiltCommand.product("CIFARToTensorBoard")
        let script = #"exec "$0" "$@" "# + closing.joined(separator: " ")
        let command = try RunningCommand(["-c", script, program, data.path, logs.path], program: "/bin/sh")
        // It waits for records with the log open, and its first record written.
        #expect(
            command.waits {
                guard let name = try? logs.names.first else { return false }
                return (try? FileSystem.status(of: logs.file(name)))?.size ?? 0 > 0
            })
        for descriptor in 0...2 {
            #expect(command.file(openedAs: descriptor)?.contains("tfevents") != true)
        }
        records.startWriting([UInt8](repeating: 0, count: 3073))
        #expect(try command.waitUntilExit().status == 0)
    }

    /// The first 64 images side by side in 8 columns, `[256, 256, 3]`, from the file's records alone.
    private func gridOfFirstBatch(_ directory: String) throws -> [UInt8] {
        let file = try FileSystem.read(directory + "/test_batch.bin")
        var grid: [UInt8] = []
        for y in 0..<256 {
            for x in 0..<256 {
                let record = y / 32 * 8 + x / 32
                let pixel = record * 3073 + 1 + y % 32 * 32 + x % 32
                grid += [file[pixel], file[pixel + 1024], file[pixel + 2048]]
            }
        }
        return grid
    }

    private func samples(of picture: PixelImage?) throws -> [UInt8] {
        let tensor = try #require(picture?.tensor(of: UInt8.self))
        #expect(tensor.shape == [256, 256, 3])
        return tensor.scalars
    }

    /// What the sigmoid of an 8-bit sample is as an 8-bit sample, truncated: two values where the product with 255 is so
    /// near a whole number that Float32's rounding decides.
    private func sigmoids(_ sample: UInt8) -> ClosedRange<UInt8> {
        let product = 255 / (1 + exp(-Double(sample) / 255))
        return UInt8(product - 1e-4)...UInt8(product + 1e-4)
    }

    /// The picture of each tag at step 1.
    private func firstPictures(inFile path: String) throws -> [String: PixelImage] {
        var pictures: [String: PixelImage] = [:]
        var reader = try EventFileReader(path: path)
        while let entry = try reader.next() {
            guard case .event(let event) = entry, event.step == 1 else { continue }
            for value in event.values {
                guard case .images(let images) = value.content, let first = images.first else { continue }
                pictures[value.tag] = try ImageDecoder.decode(first.bytes).image
            }
        }
        return pictures
    }
}
