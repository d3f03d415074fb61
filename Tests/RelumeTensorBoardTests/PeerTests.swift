import Foundation
import RelumeCore
import RelumeImages
import RelumeTensorBoard
import TestSupport
import Testing

/// What the real TensorBoard sees of a log with everything in it.
@Suite(.enabled(if: PythonPeer.isAvailable, Comment(rawValue: PythonPeer.skipReason)))
struct PeerTests {
    let directory: TemporaryDirectory
    let log: SampleLog

    init() throws {
        directory = try TemporaryDirectory()
        log = try SampleLog(directory: directory.path)
    }

    private func peer<Answer: Decodable>(_ arguments: String..., as type: Answer.Type = Answer.self) throws -> Answer {
        let output = try PythonPeer.run("read_events.py", arguments)
        return try JSONDecoder().decode(Answer.self, from: Data(output.utf8))
    }

    @Test func `The Python readers see every value`() throws {
        let seen = try peer("files", directory.path, as: FilesAnswer.self)
        #expect(seen.accumulator.tags["images"] == [SampleLog.gridTag])
        #expect(seen.accumulator.tags["scalars"] == ["loss"])
        #expect(Set(seen.accumulator.tags["tensors"] ?? []) == [SampleLog.listTag, "values", "note"])
        #expect(seen.accumulator.scalars == ["loss": [[.number(1), .text("0.5")], [.number(2), .text("0.25")]]])
        let grids = try #require(seen.accumulator.images[SampleLog.gridTag])
        #expect(grids.map(\.step) == [1, 2])
        #expect(grids.allSatisfy { $0.width == 8 * 4 && $0.height == 2 * 3 })
        #expect(grids.map(\.shown.pixels) == log.gridPixels)

        let kinds = seen.loader.map { "\($0.step) \($0.tag) \($0.plugin) \($0.dataClass) \($0.shape)" }
        #expect(
            kinds == [
                "1 \(SampleLog.gridTag) images 3 [3]", "1 \(SampleLog.listTag) images 3 [12]", "1 loss scalars 1 []",
                "1 values histograms 2 [30, 3]", "1 note text 2 []",
                "2 \(SampleLog.gridTag) images 3 [3]", "2 \(SampleLog.listTag) images 3 [12]", "2 loss scalars 1 []",
                "2 values histograms 2 [30, 3]", "2 note text 2 []",
            ])
        for (step, values) in [seen.loader[..<5], seen.loader[5...]].enumerated() {
            let contents = values.map(\.content)
            #expect(contents[0] == ["32", "6", log.gridPixels[step]])
            #expect(contents[1] == ["4", "3"] + log.listPixels[step])
            #expect(contents[3].compactMap(Double.init) == log.histogramRows)
            #expect(contents[4] == ["*step* \(step + 1)"])
        }
    }

    @Test(arguments: ["true", "false"])
    func `The real server serves every value`(loadFast: String) throws {
        let seen = try peer("serve", directory.path, loadFast, as: ServerAnswer.self)
        let grids = try #require(seen.images[SampleLog.gridTag])
        #expect(grids.map(\.step) == [1, 2] && grids.map { $0.shown.map(\.pixels) } == log.gridPixels.map { [$0] })
        let lists = try #require(seen.images[SampleLog.listTag])
        #expect(lists.map(\.step) == [1, 2] && lists.map { $0.shown.map(\.pixels) } == log.listPixels)
        #expect(seen.scalars == ["loss": [[.number(1), .text("0.5")], [.number(2), .text("0.25")]]])
        let histograms = try #require(seen.histograms["values"])
        #expect(histograms.count == 2)
        for histogram in histograms {
            guard case .rows(let rows) = histogram.last else {
                Issue.record("no buckets")
                continue
            }
            #expect(rows.flatMap(\.self) == log.histogramRows)
        }
        let texts = try #require(seen.text["note"])
        #expect(texts.count == 2 && texts.allSatisfy { $0.description.contains("<em>step</em>") })
    }

    @Test func `Histograms are counted as TensorBoard counts them`() throws {
        var generator = SplitMix64(seed: 5)
        for scale: Float in [1, 1e-20, 3e30] {
            let values = (0..<200).map { _ in Float.random(in: -1...2, using: &generator) * scale }
            let answer = try PythonPeer.run("read_events.py", ["histogram"] + values.map { String($0) })
            let rows = try JSONDecoder().decode([[Double]].self, from: Data(answer.utf8))
            let buckets = try SummaryHistogram(counting: values.span).buckets
            #expect(buckets.map(\.count) == rows.map { $0[2] })
            for (bucket, row) in zip(buckets, rows) {
                let tolerance = 1e-14 * Double(scale)
                #expect(abs(bucket.leftEdge - row[0]) <= tolerance && abs(bucket.rightEdge - row[1]) <= tolerance)
            }
        }
    }
}
