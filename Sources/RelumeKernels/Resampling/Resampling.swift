import CRelumeKernels
import RelumeParallel

/// Pictures made larger or smaller by weighted sums, across and down. What leaves has its channels in planes.
///
/// Bytes are rounded to the nearest after each direction, as Pillow does it, and are the same for every instruction set and
/// number of jobs; 16-bit samples and floats are summed as floats and rounded at the end. Colors are weighted by opacity.
package struct Resampling: PlaneSampling {
    private let columns: AxisWeights
    private let rows: AxisWeights
    /// Whether rows are added up before they are brought to the output's width.
    private let goesDownFirst: Bool

    /// Makes pictures of as many columns and rows as there are weights for.
    ///
    /// - Parameter mayGoDownFirst: Whether pictures that lose many more rows than columns go down first, which is quicker then:
    ///   as of version 13 Pillow does so by this rule, and it shows in the bytes. Others always go across first.
    package init(columns: AxisWeights, rows: AxisWeights, mayGoDownFirst: Bool) {
        self.columns = columns
        self.rows = rows
        goesDownFirst = mayGoDownFirst && rows.lost > 0 && rows.lost > 2 * columns.lost
    }

    /// The planes of smaller or larger pictures.
    package func planes(of samples: [UInt8], _ layout: PictureLayout, jobs: Int) -> [UInt8] {
        var planes: [UInt8] = []
        columns.withByteWeights { planes = self.planes(of: samples, layout, .bytes, $0, rows.integers, jobs: jobs) }
        return planes
    }

    /// The planes of smaller or larger pictures.
    package func planes(of samples: [UInt16], _ layout: PictureLayout, jobs: Int) -> [UInt16] {
        var planes: [UInt16] = []
        columns.withFloatWeights { planes = self.planes(of: samples, layout, .words, $0, rows.floats, jobs: jobs) }
        return planes
    }

    /// The planes of smaller or larger pictures.
    package func planes(of samples: [Float], _ layout: PictureLayout, jobs: Int) -> [Float] {
        var planes: [Float] = []
        columns.withFloatWeights { planes = self.planes(of: samples, layout, .floats, $0, rows.floats, jobs: jobs) }
        return planes
    }

    /// Outputs whose sums are made at a time, where a picture grows so much that all would be too many.
    private static let mostOpen = 64

    private func planes<Sample: BitwiseCopyable & SendableMetatype, Working: WorkingSample, Sum: WorkingSample>(
        of samples: [Sample], _ layout: PictureLayout, _ loops: ResampleLoops<Sample, Working, Sum>,
        _ weights: relume_row_weights, _ rowWeights: [Sum], jobs: Int
    ) -> [Sample] {
        precondition(samples.count == layout.size && (!layout.isInterleaved || layout.channels <= 4))
        precondition(columns.length == layout.width && rows.length == layout.height)
        guard layout.size > 0 else { return [] }
        let size = layout.count * layout.channels * columns.count * rows.count
        // Pictures go to different jobs; where there are fewer, each is cut into bands.
        let bands = layout.count >= jobs ? 1 : min((jobs + layout.count - 1) / layout.count, rows.count)
        let share = (rows.count + bands - 1) / bands
        let height = rows.mostOpen > Self.mostOpen ? min(share, Self.mostOpen) : share
        let bandCount = (rows.count + height - 1) / height
        return [Sample](unsafeUninitializedCapacity: size) { output, initializedCount in
            samples.withUnsafeBufferPointer { samples in
                rowWeights.withUnsafeBufferPointer { rowWeights in
                    guard let input = samples.baseAddress, let planes = output.baseAddress,
                        let rowWeights = rowWeights.baseAddress
                    else { return }
                    let bands = ResampleBands(
                        input: input, output: planes, layout: layout, loops: loops, columns: weights,
                        width: columns.count, rows: rows, rowWeights: rowWeights,
                        goesDownFirst: goesDownFirst)
                    Parallel.forEachChunk(of: layout.count * bandCount, chunk: 1, jobs: jobs) { range in
                        let (picture, band) = range.lowerBound.quotientAndRemainder(dividingBy: bandCount)
                        bands.make(band * height..<min((band + 1) * height, rows.count), ofPicture: picture)
                    }
                }
            }
            initializedCount = size
        }
    }
}
