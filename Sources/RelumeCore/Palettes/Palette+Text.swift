extension Palette {
    /// Reads a color a line, the first for class 0: `128 64 128`, with a fourth number for its alpha where it is not opaque,
    /// or `#804080`, or `#80408080`. Numbers go from 0 to 255 and may have commas between them; empty lines are passed over.
    ///
    /// - Throws: `malformedData` that names the line and what stood there.
    public init(parsing text: String) throws(RelumeError) {
        var colors: [Color] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            guard line.contains(where: { !$0.isWhitespace }) else { continue }
            guard let color = Color(line) else {
                throw RelumeError(
                    .malformedData,
                    "line \(index + 1): expected a color such as \"128 64 128\" or \"#804080\", found "
                        + String(line.prefix(40)).debugDescription)
            }
            colors.append(color)
        }
        guard !colors.isEmpty else {
            throw RelumeError(.malformedData, "expected a color a line, such as \"128 64 128\", but there is none")
        }
        try self.init(colors)
    }
}

extension Palette.Color {
    fileprivate init?(_ line: Substring) {
        let words = line.split { $0.isWhitespace || $0 == "," }
        let parts = words.count == 1 ? Self.hexadecimal(words[0]) : words.map { UInt8($0) }
        self.init(parts.compactMap(\.self), of: parts.count)
    }

    /// Three parts, or four with alpha; nil for another number, or where not all `count` of them could be read.
    private init?(_ parts: [UInt8], of count: Int) {
        guard parts.count == count, count == 3 || count == 4 else { return nil }
        self.init(red: parts[0], green: parts[1], blue: parts[2], alpha: count == 4 ? parts[3] : 255)
    }

    /// The bytes of `#RRGGBB` or `#RRGGBBAA`, nil for what is none; nothing for another word.
    private static func hexadecimal(_ word: Substring) -> [UInt8?] {
        let digits = Array(word.dropFirst())
        guard word.first == "#", digits.count.isMultiple(of: 2), digits.allSatisfy(\.isHexDigit) else { return [] }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    }
}
