/// A palette with its transparency, for looking up.
struct PNGPalette {
    /// Red, green, blue, alpha from the lowest byte up; 256 of them, so that every index finds one.
    private let colors: [UInt32]
    private let count: Int

    /// - Parameters:
    ///   - palette: The data of PLTE.
    ///   - alpha: The data of tRNS, shorter than the palette where the rest is opaque.
    init?(palette: ArraySlice<UInt8>, alpha: ArraySlice<UInt8>) {
        guard palette.count % 3 == 0, (1...256).contains(palette.count / 3) else { return nil }
        count = palette.count / 3
        var colors = [UInt32](repeating: 0, count: 256)
        for index in 0..<count {
            let rgb = palette.dropFirst(3 * index).prefix(3).reversed().reduce(0) { $0 << 8 | UInt32($1) }
            colors[index] = rgb | UInt32(alpha.dropFirst(index).first ?? 255) << 24
        }
        self.colors = colors
    }

    /// Appends the color of each index, `channels` bytes; false if there is none for one of them.
    func expand(_ indices: Span<UInt8>, channels: Int, into output: inout MutableSpan<UInt8>) -> Bool {
        var largest: UInt8 = 0
        for at in indices.indices { largest = max(largest, indices[at]) }
        guard Int(largest) < count else { return false }
        let colors = colors.span
        for at in indices.indices {
            let color = colors[Int(indices[at])]
            let start = at * channels
            output[start] = UInt8(truncatingIfNeeded: color)
            output[start + 1] = UInt8(truncatingIfNeeded: color >> 8)
            output[start + 2] = UInt8(truncatingIfNeeded: color >> 16)
            if channels == 4 { output[start + 3] = UInt8(truncatingIfNeeded: color >> 24) }
        }
        return true
    }
}
