import RelumeCore
import RelumeImages

/// A small version of a picture.
enum Thumbnail {
    /// The longest side in pixels.
    static let side = 56

    /// The mean over equal blocks, of whole pixels at least; pictures that are small enough stay as they are.
    static func of(_ image: PixelImage) -> PixelImage {
        let pixels = image.rgba()
        let longest = max(image.width, image.height)
        guard longest > side else { return PixelImage(pixels) }
        let width = max(image.width * side / longest, 1)
        let height = max(image.height * side / longest, 1)
        let small = Tensor<UInt8>(shape: [height, width, 4]) { output in
            for row in 0..<height {
                let rows = row * image.height / height..<(row + 1) * image.height / height
                for column in 0..<width {
                    let columns = column * image.width / width..<(column + 1) * image.width / width
                    pixels.appendMean(rows, columns, to: &output)
                }
            }
        }
        return PixelImage(small)
    }
}

extension Tensor<UInt8> {
    /// Appends the mean color of a block, at most 4 x 4 pixels of it, spread evenly: enough to look at, and as fast for
    /// large pictures as for small ones.
    fileprivate func appendMean(_ rows: Range<Int>, _ columns: Range<Int>, to output: inout OutputSpan<UInt8>) {
        let source = scalars.span
        var sums = SIMD4<Int32>()
        var count: Int32 = 0
        for row in stride(from: rows.lowerBound, to: rows.upperBound, by: max(rows.count / 4, 1)) {
            for column in stride(from: columns.lowerBound, to: columns.upperBound, by: max(columns.count / 4, 1)) {
                let index = (row * shape[1] + column) * 4
                for channel in 0..<4 { sums[channel] += Int32(source[index + channel]) }
                count += 1
            }
        }
        for channel in 0..<4 { output.append(UInt8(sums[channel] / max(count, 1))) }
    }
}
