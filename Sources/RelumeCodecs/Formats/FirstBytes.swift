/// The bytes that a kind of file begins with, some of which may be any.
struct FirstBytes: Sendable {
    private let bytes: [UInt8?]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var count: Int { bytes.count }

    fileprivate func begin(_ file: [UInt8]) -> Bool {
        file.count >= bytes.count && zip(bytes, file).allSatisfy { $0 == nil || $0 == $1 }
    }
}

extension FirstBytes: ExpressibleByArrayLiteral, ExpressibleByStringLiteral {
    init(arrayLiteral bytes: UInt8...) { self.init(bytes) }

    /// The bytes of ASCII characters; a dot stands for any byte.
    init(stringLiteral text: String) { bytes = text.utf8.map { $0 == UInt8(ascii: ".") ? nil : $0 } }
}

extension [FirstBytes] {
    /// Whether `file` begins in one of these ways.
    func begin(_ file: [UInt8]) -> Bool { contains { $0.begin(file) } }

    /// How many bytes of a file the longest looks at.
    var longest: Int { map(\.count).max() ?? 0 }
}
