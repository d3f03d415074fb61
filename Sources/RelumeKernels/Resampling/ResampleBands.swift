import CRelumeKernels

/// What samples are worked on, or summed, as.
typealias WorkingSample = BitwiseCopyable & Numeric & SendableMetatype

/// Makes some rows of a picture at a time. Every row of the input is read once and added to the sums of those output rows
/// that it counts for, in the input's width or in the output's; so little memory is needed, and a picture is read in its
/// order.
///
/// Safe to share because each band writes rows of its own, which lie inside the output that was made for all of them, reads
/// what lies inside the input, and because both outlast all threads.
struct ResampleBands<Sample: BitwiseCopyable, Working: WorkingSample, Sum: WorkingSample>: @unchecked Sendable {
    let input: UnsafePointer<Sample>
    let output: UnsafeMutablePointer<Sample>
    let layout: PictureLayout
    let loops: ResampleLoops<Sample, Working, Sum>
    let columns: relume_row_weights
    /// The columns that are made.
    let width: Int
    let rows: AxisWeights
    let rowWeights: UnsafePointer<Sum>
    /// Whether rows are added up before they are brought to the output's width.
    let goesDownFirst: Bool

    private var channels: Int { layout.channels }
    private var colors: Int { layout.hasAlpha ? channels - 1 : channels }
    /// From one channel's row of the input to the next: kernels read on behind a row's end.
    private var rowSize: Int { layout.width + columns.stride }
    private var sumWidth: Int { goesDownFirst ? layout.width : width }

    /// Makes the rows in `band` of a picture.
    func make(_ band: Range<Int>, ofPicture picture: Int) {
        let slots = min(rows.mostOpen, band.count)
        var wide = [Working](repeating: 0, count: channels * rowSize)
        var narrow = [Working](repeating: 0, count: channels * width)
        var sums = [Sum](repeating: 0, count: slots * channels * sumWidth)
        wide.withUnsafeMutableBufferPointer { wide in
            narrow.withUnsafeMutableBufferPointer { narrow in
                sums.withUnsafeMutableBufferPointer { sums in
                    guard let wide = wide.baseAddress, let narrow = narrow.baseAddress, let sums = sums.baseAddress
                    else { return }
                    make(band, picture, Memory(wide: wide, narrow: narrow, sums: sums, slots: slots))
                }
            }
        }
    }

    private struct Memory {
        /// A row in the input's width, channel by channel.
        let wide: UnsafeMutablePointer<Working>
        /// A row in the output's width.
        let narrow: UnsafeMutablePointer<Working>
        /// The sums of the output rows that are begun and not finished, in turns.
        let sums: UnsafeMutablePointer<Sum>
        let slots: Int
    }

    private func sums(_ row: Int, _ memory: Memory) -> UnsafeMutablePointer<Sum> {
        memory.sums + row % memory.slots * channels * sumWidth
    }

    private func make(_ band: Range<Int>, _ picture: Int, _ memory: Memory) {
        var begun = band.lowerBound
        var finished = band.lowerBound
        var y = Int(rows.first[finished])
        while finished < band.upperBound {
            // Without antialias some rows count for nothing.
            if begun == finished { y = max(y, Int(rows.first[begun])) }
            read(y, picture, memory)
            while begun < band.upperBound, rows.first[begun] <= y {
                sums(begun, memory).update(repeating: 0, count: channels * sumWidth)
                begun += 1
            }
            for row in finished..<begun {
                add(rowWeights[row * rows.stride + y - Int(rows.first[row])], to: sums(row, memory), memory)
            }
            y += 1
            while finished < begun, rows.end[finished] <= y {
                write(finished, picture, memory)
                finished += 1
            }
        }
    }

    private func read(_ y: Int, _ picture: Int, _ memory: Memory) {
        let start = input + picture * layout.pictureSize
        if layout.isInterleaved {
            loops.split(start + y * layout.width * channels, channels, layout.width, memory.wide, rowSize)
        } else {
            for channel in 0..<channels {
                let row = start + (channel * layout.height + y) * layout.width
                loops.split(row, 1, layout.width, memory.wide + channel * rowSize, rowSize)
            }
        }
        if layout.hasAlpha {
            for color in 0..<colors {
                loops.premultiply(memory.wide + color * rowSize, memory.wide + colors * rowSize, layout.width)
            }
        }
        if !goesDownFirst { bringAcross(memory) }
    }

    private func bringAcross(_ memory: Memory) {
        var columns = columns
        for channel in 0..<channels {
            loops.across(memory.wide + channel * rowSize, &columns, memory.narrow + channel * width, width)
        }
    }

    private func add(_ weight: Sum, to sums: UnsafeMutablePointer<Sum>, _ memory: Memory) {
        guard goesDownFirst else { return loops.down(sums, memory.narrow, weight, channels * width) }
        for channel in 0..<channels {
            loops.down(sums + channel * layout.width, memory.wide + channel * rowSize, weight, layout.width)
        }
    }

    /// Writes a row of the output to each plane. What was read is not needed any more, so its memory serves.
    private func write(_ row: Int, _ picture: Int, _ memory: Memory) {
        let sums = sums(row, memory)
        if goesDownFirst {
            for channel in 0..<channels {
                loops.settle(sums + channel * layout.width, memory.wide + channel * rowSize, layout.width)
            }
            bringAcross(memory)
        } else {
            loops.settle(sums, memory.narrow, channels * width)
        }
        for channel in 0..<channels {
            let values = memory.narrow + channel * width
            if layout.hasAlpha, channel < colors { loops.divide(values, memory.narrow + colors * width, width) }
            let plane = (picture * channels + channel) * rows.count + row
            loops.store(values, output + plane * width, width)
        }
    }
}
