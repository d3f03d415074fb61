/// The instructions of pickles that are understood, by their bytes: those that plain data needs.
///
/// Source: CPython's Lib/pickletools.py, whose names these are in other letters.
enum PickleOpcode: UInt8 {
    case mark = 0x28  // (
    case stop = 0x2E  // .
    case proto = 0x80
    case frame = 0x95

    case none = 0x4E  // N
    case newtrue = 0x88
    case newfalse = 0x89
    case int = 0x49  // I
    case binint = 0x4A  // J
    case binint1 = 0x4B  // K
    case binint2 = 0x4D  // M
    case long1 = 0x8A

    case string = 0x53  // S
    case shortBinstring = 0x55  // U
    case binstring = 0x54  // T
    case shortBinbytes = 0x43  // C
    case binbytes = 0x42  // B
    case binbytes8 = 0x8E
    case bytearray8 = 0x96
    case shortBinunicode = 0x8C
    case binunicode = 0x58  // X

    case emptyTuple = 0x29  // )
    case tuple = 0x74  // t
    case tuple1 = 0x85
    case tuple2 = 0x86
    case tuple3 = 0x87
    case emptyList = 0x5D  // ]
    case list = 0x6C  // l
    case append = 0x61  // a
    case appends = 0x65  // e
    case emptyDict = 0x7D  // }
    case dict = 0x64  // d
    case setitem = 0x73  // s
    case setitems = 0x75  // u

    case put = 0x70  // p
    case binput = 0x71  // q
    case longBinput = 0x72  // r
    case memoize = 0x94
    case get = 0x67  // g
    case binget = 0x68  // h
    case longBinget = 0x6A  // j

    case global = 0x63  // c
    case stackGlobal = 0x93
    case reduce = 0x52  // R
    case build = 0x62  // b

    /// The name in pickletools, `SHORT_BINSTRING` for `shortBinstring`.
    var name: String {
        String(describing: self).map { $0.isUppercase ? "_\($0)" : $0.uppercased() }.joined()
    }

    /// The instructions that are not understood: other kinds of data, and what makes objects of programs.
    static let refused: [UInt8: String] = [
        0x30: "POP", 0x31: "POP_MARK", 0x32: "DUP", 0x46: "FLOAT", 0x47: "BINFLOAT", 0x4C: "LONG", 0x8B: "LONG4",
        0x56: "UNICODE", 0x8D: "BINUNICODE8", 0x8F: "EMPTY_SET", 0x90: "ADDITEMS", 0x91: "FROZENSET",
        0x50: "PERSID", 0x51: "BINPERSID", 0x69: "INST", 0x6F: "OBJ", 0x81: "NEWOBJ", 0x92: "NEWOBJ_EX",
        0x82: "EXT1", 0x83: "EXT2", 0x84: "EXT4", 0x97: "NEXT_BUFFER", 0x98: "READONLY_BUFFER",
    ]
}
