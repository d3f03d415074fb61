import FoundationEssentials

/// The keys of JSON objects, of which Foundation's decoder keeps the last where one stands twice.
package enum JSONKeys {
    /// The first key that stands twice in one object of `text`, which must be valid JSON in UTF-8.
    package static func firstRepeated(in text: [UInt8]) -> String? {
        var objects: [Set<String>] = []
        var position = 0
        while position < text.count {
            switch text[position] {
            case UInt8(ascii: "{"): objects.append([])
            case UInt8(ascii: "}"): objects.removeLast()
            case UInt8(ascii: "\""):
                let end = endOfString(in: text, from: position)
                let string = text[position..<end]
                position = end - 1
                // Whatever stands before a colon is a key.
                guard text[end...].first(where: { !isSpace($0) }) == UInt8(ascii: ":") else { break }
                let key = name(string)
                guard objects[objects.count - 1].insert(key).inserted else { return key }
            default: break
            }
            position += 1
        }
        return nil
    }

    /// Where the string ends that begins at `start`, its last quote included.
    private static func endOfString(in text: [UInt8], from start: Int) -> Int {
        var position = start + 1
        while text[position] != UInt8(ascii: "\"") { position += text[position] == UInt8(ascii: "\\") ? 2 : 1 }
        return position + 1
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }

    /// What the string in quotes stands for.
    private static func name(_ string: ArraySlice<UInt8>) -> String {
        guard string.contains(UInt8(ascii: "\\")),
            let name = try? JSONDecoder().decode(String.self, from: Data(string))
        else { return String(decoding: string.dropFirst().dropLast(), as: UTF8.self) }
        return name
    }
}
