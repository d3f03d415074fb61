import FoundationEssentials

/// What Foundation's decoder lets pass: of a key that stands twice it keeps the last, and 1.0 is an integer to it.
package enum JSONKeys {
    /// The first number of `text` that is not written as an integer; `text` must be valid JSON in UTF-8.
    package static func firstFraction(in text: [UInt8]) -> String? {
        var position = 0
        while position < text.count {
            switch text[position] {
            case UInt8(ascii: "\""): position = endOfString(in: text, from: position)
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                let number = text[position...].prefix { !isSpace($0) && !",]}".utf8.contains($0) }
                guard number.allSatisfy({ $0 < UInt8(ascii: ":") && $0 != UInt8(ascii: ".") }) else {
                    return String(decoding: number, as: UTF8.self)
                }
                position = number.endIndex
            default: position += 1
            }
        }
        return nil
    }

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
