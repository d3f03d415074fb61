/// A pickle assembled as cPickle of Python 2 wrote protocol 2, which a Python of today writes with other instructions.
///
/// That CIFAR's files look so is known by their md5: `batches.meta` and `meta`, put together by this, have those of the
/// official files, 5ff9c542aee3614f3951f8cda6e48888 and 7973b15100ade9c7d40fb424638fde48.
public struct Python2Pickle {
    /// What was written so far.
    public private(set) var bytes: [UInt8] = [0x80, 2]
    /// The number of the next value that may be referred to again.
    private var memo = 1

    /// A dictionary, of entries that `body` writes as keys and values.
    public static func dictionary(_ body: (inout Python2Pickle) -> Void) -> [UInt8] {
        var pickle = Python2Pickle()
        pickle.write("}")
        pickle.remember()
        pickle.write("(")
        body(&pickle)
        pickle.write("u.")
        return pickle.bytes
    }

    /// Instructions as they are.
    public mutating func write(_ text: String) { bytes += Array(text.utf8) }

    /// `q` and a byte, or `r` and four.
    private mutating func remember() {
        if memo < 256 {
            write("q")
            bytes.append(UInt8(memo))
        } else {
            write("r")
            append(memo, size: 4)
        }
        memo += 1
    }

    private mutating func append(_ number: Int, size: Int) {
        for shift in 0..<size { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * shift))) }
    }

    /// `K` and a byte, `M` and two, `J` and four.
    public mutating func integer(_ number: Int) {
        switch number {
        case 0..<256:
            write("K")
            append(number, size: 1)
        case 256..<65536:
            write("M")
            append(number, size: 2)
        default:
            write("J")
            append(number, size: 4)
        }
    }

    /// `U` and a length of one byte, or `T` and one of four.
    public mutating func string(_ content: [UInt8], isRemembered: Bool = true) {
        write(content.count < 256 ? "U" : "T")
        append(content.count, size: content.count < 256 ? 1 : 4)
        bytes += content
        if isRemembered { remember() }
    }

    /// A string of text.
    public mutating func string(_ text: String, isRemembered: Bool = true) {
        string(Array(text.utf8), isRemembered: isRemembered)
    }

    /// A list whose elements `body` writes.
    public mutating func list<Element>(_ elements: [Element], _ body: (inout Python2Pickle, Element) -> Void) {
        write("]")
        remember()
        write("(")
        for element in elements { body(&self, element) }
        write("e")
    }

    /// A list of numbers.
    public mutating func list(_ numbers: [Int]) { list(numbers) { $0.integer($1) } }
    /// A list of strings.
    public mutating func list(_ texts: [String]) { list(texts) { $0.string($1) } }

    private mutating func global(_ module: String, _ name: String) {
        write("c\(module)\n\(name)\n")
        remember()
    }

    /// A NumPy array of two axes; `type` is its element type, such as `u1`.
    public mutating func array(
        _ data: [UInt8], rows: Int, columns: Int, type: String = "u1", isFortranOrder: Bool = false
    ) {
        global("numpy.core.multiarray", "_reconstruct")
        global("numpy", "ndarray")
        integer(0)
        bytes.append(0x85)
        string("b", isRemembered: false)
        bytes += [0x87, UInt8(ascii: "R")]
        remember()
        write("(K\u{1}")
        integer(rows)
        integer(columns)
        bytes.append(0x86)
        global("numpy", "dtype")
        string(type, isRemembered: false)
        write("K\0K\u{1}")
        bytes += [0x87, UInt8(ascii: "R")]
        remember()
        write("(K\u{3}")
        string("|", isRemembered: false)
        write("NNN")
        bytes += [UInt8(ascii: "J"), 255, 255, 255, 255, UInt8(ascii: "J"), 255, 255, 255, 255]
        write("K\0tb")
        bytes.append(isFortranOrder ? 0x88 : 0x89)
        string(data, isRemembered: false)
        write("tb")
    }
}
