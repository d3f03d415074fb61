import Foundation
import TestSupport
import Testing

/// `relume run --skip-existing` among files that an accident left: what is there is not always done.
struct CompletedFilesTests {
    let tree: SampleTree

    init() throws {
        tree = try SampleTree()
        for index in 0..<4 { try tree.writeImage("images/\(index).png", seed: index) }
        try tree.writeCIFAR("test_batch.bin", records: 4)
    }

    private func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: tree.file(name))) }

    private func run(_ input: String, _ save: String, _ options: String...) throws -> BuiltCommand.Outcome {
        try tree.run(input, options: ["--activation", "tanh", "--batch-size", "2", "--save", save] + options)
    }

    @Test(arguments: [
        ("images", "after/2.png"), ("images", "before/0.png"), ("images", "grids/step-000002-after.png"),
        ("images", "tensors/step-000001.npy"), ("test_batch.bin", "after/test_batch/000003.png"),
        ("test_batch.bin", "grids/step-000001-before.png"), ("test_batch.bin", "tensors/step-000002.npy"),
    ])
    func `A file cut to nothing is made again`(input: String, file: String) throws {
        let kinds = "after,before,grids,tensors"
        #expect(try run(input, kinds).status == 0)
        let whole = try bytes("out/\(file)")
        try tree.write([], to: "out/\(file)")
        let dry = try run(input, kinds, "--skip-existing", "--dry-run")
        #expect(dry.output.contains("out/\(file)"), "\(dry.output)")
        let completed = try run(input, kinds, "--skip-existing")
        #expect(completed.status == 0 && completed.error.contains(" skipped"), "\(completed.error)")
        #expect(try bytes("out/\(file)") == whole)
        #expect(try run(input, kinds, "--skip-existing").error.contains("4 skipped"))
    }

    @Test(arguments: [
        ("images", "after/2.png"), ("images", "grids/step-000002-after.png"), ("images", "tensors/step-000001.npy"),
        ("test_batch.bin", "after/test_batch/000003.png"), ("test_batch.bin", "grids/step-000001-before.png"),
        ("images", "report.html"),
    ])
    func `A directory or a device in the place of a file is refused`(input: String, file: String) throws {
        let path = tree.file("out/\(file)")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let kinds = "after,grids,tensors,report"
        let directory = try run(input, kinds, "--skip-existing")
        #expect(directory.status == 64 && directory.error.contains("out/\(file): "), "\(directory.error)")
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/null")
        #expect(try run(input, kinds, "--skip-existing").status == 64)
        #expect(try tree.files(below: "out") == [file])
    }

    @Test(arguments: ["images", "test_batch.bin"])
    func `A report that is not there is made of all inputs, and one that is there stays whole`(input: String) throws {
        #expect(try run(input, "after,report").status == 0)
        let (page, picture) = (
            try entries(), tree.file(input == "images" ? "out/after/1.png" : "out/after/test_batch/000001.png")
        )
        #expect(page.allSatisfy { $0["first"] != nil } && page.count == (input == "images" ? 4 : 2))
        // A killed run has no page; the next one has nothing else to do.
        for accident in ["removed", "emptied", "cut off by an image that is missing", "none"] {
            switch accident {
            case "removed": try FileManager.default.removeItem(atPath: tree.file("out/report.html"))
            case "emptied": try tree.write([], to: "out/report.html")
            case "none": break
            default: try FileManager.default.removeItem(atPath: picture)
            }
            let outcome = try run(input, "after,report", "--skip-existing")
            #expect(outcome.status == 0, "\(outcome.error)")
            let pictures = try entries().map { $0["first"] as? String }
            #expect(pictures == page.map { $0["first"] as? String }, "\(accident)")
            #expect(FileManager.default.fileExists(atPath: picture))
        }
        #expect(try run(input, "after,report", "--skip-existing", "--dry-run").output.contains("-> out/report.html"))
    }

    private func entries() throws -> [[String: Any]] {
        let page = try String(contentsOfFile: tree.file("out/report.html"), encoding: .utf8)
        let block = try #require(page.components(separatedBy: "id=\"report\">").last)
        let json = try #require(block.components(separatedBy: "</script>").first)
        let object = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        return try #require(object["entries"] as? [[String: Any]])
    }
}
