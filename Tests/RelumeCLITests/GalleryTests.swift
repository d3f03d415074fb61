import Foundation
import RelumeActivations
import Testing
import TestSupport

/// The gallery of curves in the documentation.
struct GalleryTests {
    @Test func `The pictures are what the command draws now`() throws {
        let directory = try TemporaryDirectory()
        let process = Process()
        process.executableURL = URL(filePath: Repository.file("tools/make-gallery"))
        process.arguments = [directory.path]
        process.environment = ProcessInfo.processInfo.environment.merging(["RELUME_BINARY": BuiltCommand.path]) { $1 }
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let gallery = Repository.file("samples/gallery/curves")
        let names = try FileManager.default.contentsOfDirectory(atPath: gallery).sorted()
        #expect(try directory.names == names)
        for name in names {
            let drawn = try String(contentsOfFile: directory.file(name), encoding: .utf8)
            let committed = try String(contentsOfFile: gallery + "/" + name, encoding: .utf8)
            #expect(drawn == committed, "\(name) has changed: run tools/generate, look at it, and commit it")
        }
    }

    @Test(arguments: Activation.all.map(\.example))
    func `Every activation is shown, unless it is no function of one value`(activation: Activation) throws {
        let picture = Repository.file("samples/gallery/curves/\(activation.name).svg")
        #expect(FileManager.default.fileExists(atPath: picture) == activation.isElementwise)
    }
}
