import RelumeCore

/// Follows the instructions of a pickle, which is a program for a machine with a stack: this one knows how to put data
/// together and nothing else.
struct PickleReader {
    typealias Value = Pickle.Value

    private var cursor: PickleCursor
    private var stack: [Value] = []
    /// The heights of the stack that marks stand at.
    private var marks: [Int] = []
    /// Values that are referred to again.
    private var memo: [Int: Value] = [:]
    private(set) var items: [[Value]] = []
    private(set) var arrays: [Pickle.Array] = []

    init(_ bytes: [UInt8]) {
        cursor = PickleCursor(bytes)
    }

    /// Reads up to the end that the pickle says.
    mutating func read() throws(RelumeError) -> Value {
        while try cursor.next() != .stop { try follow() }
        return try pop(1)[0]
    }

    private mutating func follow() throws(RelumeError) {
        switch cursor.opcode {
        case .proto: try cursor.take(1)
        case .frame: try cursor.take(8)
        case .stop: break
        case .mark: marks.append(stack.count)
        case .none: stack.append(.none)
        case .newtrue: stack.append(.bool(true))
        case .newfalse: stack.append(.bool(false))
        case .int, .binint, .binint1, .binint2, .long1: stack.append(.integer(try cursor.integer()))
        case .string, .shortBinstring, .binstring, .shortBinbytes, .binbytes, .binbytes8, .bytearray8,
            .shortBinunicode, .binunicode:
            stack.append(.string(try cursor.string()))
        case .emptyTuple: stack.append(.tuple(place(of: [])))
        case .tuple: stack.append(.tuple(place(of: try popToMark())))
        case .tuple1: stack.append(.tuple(place(of: try pop(1))))
        case .tuple2: stack.append(.tuple(place(of: try pop(2))))
        case .tuple3: stack.append(.tuple(place(of: try pop(3))))
        case .emptyList: stack.append(.list(place(of: [])))
        case .list: stack.append(.list(place(of: try popToMark())))
        case .append: try extendList(try pop(1))
        case .appends: try extendList(try popToMark())
        case .emptyDict: stack.append(.dictionary(place(of: [])))
        case .dict: stack.append(.dictionary(place(of: try pairs(popToMark()))))
        case .setitem: try extendDictionary(try pop(2))
        case .setitems: try extendDictionary(try popToMark())
        case .memoize: memo[memo.count] = try top()
        case .put, .binput, .longBinput: memo[try cursor.integer()] = try top()
        case .get, .binget, .longBinget: try recall()
        case .global:
            let module = cursor.text(try cursor.line())
            try push(function: cursor.text(try cursor.line()), of: module)
        case .stackGlobal:
            guard case .string(let name) = try pop(1)[0], case .string(let module) = try pop(1)[0] else {
                throw cursor.malformed("finds no two strings on the stack")
            }
            try push(function: cursor.text(name), of: cursor.text(module))
        case .reduce: try reduce()
        case .build: try build()
        }
    }

    // MARK: The stack

    private mutating func pop(_ count: Int) throws(RelumeError) -> [Value] {
        guard stack.count - (marks.last ?? 0) >= count else { throw cursor.malformed("finds too little on the stack") }
        defer { stack.removeLast(count) }
        return Array(stack.suffix(count))
    }

    private mutating func popToMark() throws(RelumeError) -> [Value] {
        guard let mark = marks.popLast() else { throw cursor.malformed("finds no mark on the stack") }
        defer { stack.removeSubrange(mark...) }
        return Array(stack[mark...])
    }

    private func top() throws(RelumeError) -> Value {
        guard stack.count > marks.last ?? 0, let top = stack.last else {
            throw cursor.malformed("finds nothing on the stack")
        }
        return top
    }

    private mutating func place(of values: [Value]) -> Int {
        items.append(values)
        return items.count - 1
    }

    private mutating func recall() throws(RelumeError) {
        let key = try cursor.integer()
        guard let value = memo[key] else { throw cursor.malformed("asks for value \(key), which was not kept") }
        stack.append(value)
    }

    private mutating func extendList(_ values: [Value]) throws(RelumeError) {
        guard case .list(let place) = try top() else { throw cursor.malformed("finds no list to add to") }
        items[place] += values
    }

    private mutating func extendDictionary(_ values: [Value]) throws(RelumeError) {
        guard case .dictionary(let place) = try top() else { throw cursor.malformed("finds no dictionary to add to") }
        items[place] += try pairs(values)
    }

    private func pairs(_ values: [Value]) throws(RelumeError) -> [Value] {
        guard values.count.isMultiple(of: 2) else { throw cursor.malformed("finds a key without its value") }
        return values
    }

    // MARK: Arrays

    private mutating func push(function name: String, of module: String) throws(RelumeError) {
        guard let function = PickleFunction.named["\(module).\(name)"] else {
            throw cursor.refused("\(cursor.opcode.name) of \(module).\(name)")
        }
        stack.append(.function(function))
    }

    /// Puts what a function would make in the place of it and its arguments.
    private mutating func reduce() throws(RelumeError) {
        let call = try pop(2)
        guard case .function(let function) = call[0], case .tuple(let place) = call[1] else {
            throw cursor.malformed("finds no function with its arguments")
        }
        let arguments = items[place]
        switch (function, arguments.first) {
        case (.makeArray, .function(.arrayType)):
            push(Pickle.Array())
        case (.makeElementType, .string(let name)):
            stack.append(.elementType(name))
        case (.arrayFromBuffer, .string) where arguments.count == 4:
            guard case .string(let order) = arguments[3] else {
                throw cursor.malformed("finds no order of an array's data")
            }
            push(try array(arguments[0], arguments[1], arguments[2], isFortranOrder: cursor.text(order) == "F"))
        case (.encode, .string(let text)):
            stack.append(.latin1(text))
        default:
            throw cursor.malformed("finds other arguments than those of a NumPy array")
        }
    }

    private mutating func push(_ array: Pickle.Array) {
        stack.append(.array(arrays.count))
        arrays.append(array)
    }

    /// Gives the array or element type at the top its state.
    private mutating func build() throws(RelumeError) {
        guard case .tuple(let place) = try pop(1)[0] else { throw cursor.malformed("finds no tuple") }
        let state = items[place]
        switch try top() {
        case .elementType:
            // Byte order and alignment, which mean nothing for single bytes.
            return
        case .array(let index) where state.count == 5:
            let isFortranOrder =
                switch state[3] {
                case .bool(let flag): flag
                case .integer(let flag): flag != 0
                default: throw cursor.malformed("finds no order of an array's data")
                }
            arrays[index] = try array(state[4], state[2], state[1], isFortranOrder: isFortranOrder)
        default:
            throw cursor.malformed("finds another state than that of a NumPy array")
        }
    }

    private func array(
        _ data: Value, _ elementType: Value, _ shape: Value, isFortranOrder: Bool
    ) throws(RelumeError) -> Pickle.Array {
        guard case .elementType(let type) = elementType, case .tuple(let place) = shape else {
            throw cursor.malformed("finds no element type and shape of an array")
        }
        var sizes: [Int] = []
        for case .integer(let size) in items[place] where size >= 0 { sizes.append(size) }
        guard sizes.count == items[place].count else { throw cursor.malformed("finds no shape of an array") }
        return Pickle.Array(shape: sizes, elementType: cursor.text(type), isFortranOrder: isFortranOrder, data: data)
    }
}
