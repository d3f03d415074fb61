import RelumeParallel

/// Pictures whose samples are taken as they are from given rows and columns. What leaves has its channels in planes.
package struct Gathering: PlaneSampling {
    private let columns: [Int]
    private let rows: [Int]

    /// Takes the samples where `rows` and `columns` meet.
    package init(columns: [Int], rows: [Int]) {
        self.columns = columns
        self.rows = rows
    }

    /// What some of the columns and rows have.
    package func part(columns: Range<Int>, rows: Range<Int>) -> Gathering {
        Gathering(columns: Array(self.columns[columns]), rows: Array(self.rows[rows]))
    }

    /// The planes of the samples that are taken.
    package func planes(of samples: [UInt8], _ layout: PictureLayout, jobs: Int) -> [UInt8] {
        gather(samples, layout, jobs: jobs)
    }

    /// The planes of the samples that are taken.
    package func planes(of samples: [UInt16], _ layout: PictureLayout, jobs: Int) -> [UInt16] {
        gather(samples, layout, jobs: jobs)
    }

    /// The planes of the samples that are taken.
    package func planes(of samples: [Float], _ layout: PictureLayout, jobs: Int) -> [Float] {
        gather(samples, layout, jobs: jobs)
    }

    private func gather<Sample: BitwiseCopyable & Sendable>(
        _ samples: [Sample], _ layout: PictureLayout, jobs: Int
    ) -> [Sample] {
        precondition(samples.count == layout.size)
        guard layout.size > 0 else { return [] }
        precondition(columns.allSatisfy { 0..<layout.width ~= $0 } && rows.allSatisfy { 0..<layout.height ~= $0 })
        let step = layout.isInterleaved ? layout.channels : 1
        let lines = layout.count * layout.channels * rows.count
        let linesAtATime = max(1, (1 << 16) / max(columns.count, 1))
        return [Sample](
            parallelCount: lines * columns.count, chunk: linesAtATime * columns.count, jobs: jobs
        ) { range, output in
            samples.withUnsafeBufferPointer { samples in
                for line in range.lowerBound / columns.count..<range.upperBound / columns.count {
                    let (plane, row) = line.quotientAndRemainder(dividingBy: rows.count)
                    let (picture, channel) = plane.quotientAndRemainder(dividingBy: layout.channels)
                    let start =
                        picture * layout.pictureSize + rows[row] * layout.width * step
                        + channel * (layout.isInterleaved ? 1 : layout.height * layout.width)
                    // Inside, as was checked above for all columns and rows.
                    for column in columns { output.append(samples[start + column * step]) }
                }
            }
        }
    }
}
