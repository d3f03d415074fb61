extension String {
    /// The text with what would act on a terminal, or hide in it, written out as JSON writes it: `\n`, `\u001b`, `\u202e`.
    ///
    /// A file's name may hold any of it: escape sequences that move the cursor, line breaks that forge another line, marks
    /// that turn the direction of what follows. JSON stays the same JSON.
    package var visible: String {
        guard unicodeScalars.contains(where: \.isInvisible) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.isInvisible:
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}

extension Unicode.Scalar {
    /// Whether it is a control character, a line break, or a mark of direction.
    fileprivate var isInvisible: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0: true
        // The marks of Unicode's algorithm for text in two directions, and its line and paragraph separators.
        case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
