import RelumeCore
import RelumeDatasets
import RelumeImages
import Synchronization

/// A data set of the test's own: pictures of one pixel, their number, that know who reads them.
struct NumberedPictures: Dataset {
    /// What goes on while pictures are read. Its end is that of the last reader, too.
    final class Readers: Sendable {
        private let state = Mutex((active: 0, started: 0))
        private let onEnd: @Sendable () -> Void

        init(onEnd: @escaping @Sendable () -> Void = {}) {
            self.onEnd = onEnd
        }

        deinit { onEnd() }

        /// How many pictures are being read.
        var active: Int { state.withLock { $0.active } }
        /// How many were begun.
        var started: Int { state.withLock { $0.started } }

        func enter() {
            state.withLock { state in
                state.active += 1
                state.started += 1
            }
        }

        func leave() { state.withLock { $0.active -= 1 } }
    }

    let count: Int
    var readers = Readers()
    /// Called by the thread that reads a picture.
    var onRead: @Sendable (Int) throws(RelumeError) -> Void = { _ in }

    func name(at index: Int) -> String { "picture \(index)" }
    func outputPath(at index: Int) -> String { "\(index)" }
    func label(at index: Int) -> Int? { index % 3 }
    func header(at index: Int) -> ImageSpec? { nil }

    func sample(at index: Int) throws(RelumeError) -> Sample {
        readers.enter()
        defer { readers.leave() }
        try onRead(index)
        return Sample(.number(index))
    }
}

extension PixelImage {
    /// A pixel of 16 bits.
    static func number(_ number: Int) -> PixelImage {
        PixelImage(unchecked: Tensor<UInt16>(unchecked: [1, 1, 1], scalars: [UInt16(number)]))
    }
}

extension LabeledBatch {
    /// The pixels of pictures that are numbers.
    var numbers: [Int] {
        guard case .uint16(let tensor) = images.samples else { return [] }
        return tensor.scalars.map { Int($0) }
    }
}

extension DataLoader {
    /// All batches, by `forEach`.
    func batches() throws -> [LabeledBatch] {
        var all: [LabeledBatch] = []
        try forEach { all.append($0) }
        return all
    }

    /// All batches, as a task takes them.
    func awaitedBatches() async throws(RelumeError) -> [LabeledBatch] {
        var all: [LabeledBatch] = []
        for try await batch in self { all.append(batch) }
        return all
    }
}
