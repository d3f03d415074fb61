extension ICCProfile {
    /// The profile's own name for people, from its `desc` tag: ASCII in version 2, the first of its languages in
    /// version 4. Nil if there is none or it is damaged.
    var embeddedDescription: String? {
        guard let tag = tag("desc") else { return nil }
        let isASCII = tag.starts(with: "desc".utf8)
        guard isASCII || tag.starts(with: "mluc".utf8) else { return nil }
        let text = isASCII ? asciiDescription(tag) : firstLanguage(tag)
        return text?.isEmpty == false ? text : nil
    }

    /// The data of the tag with that signature: the table starts at byte 128 with the number of entries, each of
    /// signature, offset and size.
    private func tag(_ signature: String) -> ArraySlice<UInt8>? {
        let profile = bytes[...]
        guard let count = profile.integer(UInt32.self, at: 128) else { return nil }
        for index in 0..<min(Int(count), 100) {
            let entry = 132 + 12 * index
            guard let offset = profile.integer(UInt32.self, at: entry + 4),
                let size = profile.integer(UInt32.self, at: entry + 8)
            else { return nil }
            guard profile[entry..<(entry + 4)].elementsEqual(signature.utf8) else { continue }
            return piece(of: profile, at: Int(offset), count: Int(size))
        }
        return nil
    }

    /// Version 2: at byte 8 the number of characters with the NUL, then the characters.
    private func asciiDescription(_ tag: ArraySlice<UInt8>) -> String? {
        guard let count = tag.integer(UInt32.self, at: 8), let text = piece(of: tag, at: 12, count: Int(count)) else {
            return nil
        }
        return String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
    }

    /// Version 4: the first record stands at byte 16, with size and offset of its UTF-16 behind the language's four
    /// letters.
    private func firstLanguage(_ tag: ArraySlice<UInt8>) -> String? {
        guard let size = tag.integer(UInt32.self, at: 20), let offset = tag.integer(UInt32.self, at: 24),
            let text = piece(of: tag, at: Int(offset), count: Int(size))
        else { return nil }
        let units = (0..<(text.count / 2)).compactMap { text.integer(UInt16.self, at: 2 * $0) }
        return String(decoding: units.prefix { $0 != 0 }, as: UTF16.self)
    }

    private func piece(of bytes: ArraySlice<UInt8>, at offset: Int, count: Int) -> ArraySlice<UInt8>? {
        guard offset <= bytes.count, count <= bytes.count - offset else { return nil }
        return bytes.dropFirst(offset).prefix(count)
    }
}
