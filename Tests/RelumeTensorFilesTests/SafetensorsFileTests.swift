import RelumeCore
import RelumeFiles
import RelumeTensorFiles
import TestSupport
import Testing

struct SafetensorsFileTests {
    let directory: TemporaryDirectory
    let path: String

    init() throws {
        directory = try TemporaryDirectory()
        path = directory.file("a.safetensors")
    }

    /// A file of any header text.
    static func file(_ text: String, data: [UInt8] = []) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: text.utf8.count >> (8 * $0)) } + Array(text.utf8) + data
    }

    @Test func `The documented example has the documented bytes`() throws {
        try SafetensorsFile.write(["t": Tensor<Float>(unchecked: [2], scalars: [1, 2])], to: path)
        let text = #"{"t":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"# + "  "
        #expect(
            try FileSystem.read(path) == Self.file(text, data: [0, 0, 128, 63, 0, 0, 0, 64]))
        let tensor = Tensor<Float>(unchecked: [2], scalars: [1, 2])
        #expect(try SafetensorsFile.encode(["t": tensor]) == FileSystem.read(path))
    }

    @Test func `What is written is read, by name, by rows, and nothing else`() throws {
        let images = Tensor<Float>(unchecked: [3, 2, 2], scalars: (0..<12).map { Float($0) })
        let labels = Tensor<Int64>(unchecked: [3], scalars: [7, -8, 9])
        let odd = Tensor<UInt8>(unchecked: [], scalars: [5])
        try SafetensorsFile.write(
            ["images": images, "labels": labels, "odd \"名\"": odd], metadata: ["a": "b", "é": "\n"],
            to: directory.file("made/a"))
        let file = try SafetensorsFile(directory.file("made/a"))
        #expect(file.names == ["labels", "images", "odd \"名\""])
        #expect(file.header.metadata == ["a": "b", "é": "\n"])
        #expect(try file.read("images") == images)
        #expect(
            try file.read("images", rows: 1..<3) == Tensor(unchecked: [2, 2, 2], scalars: Array(images.scalars[4...])))
        #expect(try file.read("labels", rows: 2..<2, as: Int64.self).shape == [0])
        #expect(try file.read("labels") == labels)
        #expect(try file.read("odd \"名\"") == odd)
        #expect(file.header["images"]?.shape == [3, 2, 2])
        #expect(file.header["none"] == nil)
    }

    @Test func `Another type, another name and other rows are refused, and the file is named`() throws {
        try SafetensorsFile.write(["x": Tensor<Int32>(repeating: 1, shape: [2, 2])], to: path)
        let file = try SafetensorsFile(path)
        for (says, body) in [
            ("int32", { _ = try file.read("x", as: Float.self) }),
            ("it has x", { _ = try file.read("y", as: Int32.self) }),
            ("rows 1..<3", { _ = try file.read("x", rows: 1..<3, as: Int32.self) }),
            ("rows -1..<1", { _ = try file.read("x", rows: -1..<1, as: Int32.self) }),
        ] as [(String, () throws -> Void)] {
            let error = #expect(throws: RelumeError.self) { try body() }
            #expect(error?.path == path)
            #expect(error?.message.contains(says) == true, "\(error?.message ?? "")")
        }
    }

    @Test(arguments: [
        ("", "begin with '{'"), (" {}", "begin with '{'"), ("{", "no JSON"), ("{}x", "no JSON"), ("{\"a\":1}", "a"),
        (#"{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,4]}}"#, "needs 2 bytes"),
        (
            #"{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}"#,
            "twice"
        ),
        (
            #"{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"\u0061":{"dtype":"U8","shape":[0],"data_offsets":[4,4]}}"#,
            "twice"
        ),
        (#"{"a":{"dtype":"U8","shape":[4],"shape":[4],"data_offsets":[0,4]}}"#, "'shape' stands there twice"),
        (
            #"{"a":{"dtype":"U8","shape":[3],"data_offsets":[0,3]},"b":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}}"#,
            "overlap"
        ),
        (
            #"{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}}"#,
            "hole"
        ),
        (#"{"b":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}}"#, "hole"),
        (#"{"a":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}}"#, "3 data bytes, and 4"),
        (#"{"a":{"dtype":"U8","shape":[5],"data_offsets":[0,5]}}"#, "5 data bytes, and 4"),
        (#"{"a":{"dtype":"U8","shape":[-4],"data_offsets":[0,4]}}"#, "shape"),
        (#"{"a":{"dtype":"U8","shape":[4.0],"data_offsets":[0,4]}}"#, "4.0 is no integer"),
        (#"{"a":{"dtype":"U8","shape":[4],"data_offsets":[0, 4e0]}}"#, "4e0 is no integer"),
        (#"{"a":{"dtype":"U8","shape":[4],"data_offsets":[4,0]}}"#, "no range"),
        (#"{"a":{"dtype":"U8","shape":[4],"data_offsets":[0]}}"#, "no range"),
        (#"{"a":{"dtype":"F64","shape":[4611686018427387904,2],"data_offsets":[0,4]}}"#, "shape"),
        (#"{"a":{"shape":[4],"data_offsets":[0,4]}}"#, "dtype"),
        (#"{"__metadata__":{"a":1},"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}"#, "__metadata__"),
    ])
    func `A damaged header is refused`(text: String, says: String) throws {
        try FileSystem.write(Self.file(text, data: [1, 2, 3, 4]), to: path)
        let error = #expect(throws: RelumeError.self) { try SafetensorsFile(path) }
        #expect(error?.code == .malformedData)
        #expect(error?.path == path)
        #expect(error?.byteOffset != nil)
        #expect(error?.message.contains(says) == true, "\(error?.message ?? "")")
    }

    @Test func `An item type that nobody knows is refused by its name`() throws {
        let text = #"{"a":{"dtype":"F4","shape":[2],"data_offsets":[0,1]}}"#
        let error = #expect(throws: RelumeError.self) { try SafetensorsHeader(parsing: Self.file(text, data: [0])) }
        #expect(error?.code == .unsupported)
        #expect(error?.message.contains("'F4'") == true)
    }

    @Test func `Every cut of a file is refused, and a length that lies takes no memory`() throws {
        try SafetensorsFile.write(["x": Tensor<Int32>(repeating: 1, shape: [2, 2])], to: path)
        let bytes = try FileSystem.read(path)
        for count in bytes.indices {
            let error = #expect(throws: RelumeError.self) { try SafetensorsHeader(parsing: Array(bytes[..<count])) }
            #expect(error?.code == .malformedData)
        }
        var lying = bytes
        lying.replaceSubrange(0..<8, with: [0, 0, 0, 0, 0, 0, 0, 0x80])
        let error = #expect(throws: RelumeError.self) { try SafetensorsHeader(parsing: lying) }
        #expect(error?.code == .limitExceeded)
        lying.replaceSubrange(0..<8, with: [0, 0xE1, 0xF5, 5, 0, 0, 0, 0])
        #expect(throws: RelumeError.self) { try SafetensorsHeader(parsing: lying) }
    }

    @Test func `No changed byte of a header does harm`() throws {
        let text =
            #"{"a":{"dtype":"U8","shape":[2,2],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[],"data_offsets":[4,5]}}"#
        let bytes = Self.file(text, data: [1, 2, 3, 4, 5])
        var accepted = 0
        for position in 0..<bytes.count - 5 {
            for value in [0, 1, 255] + Array("\" \n09-[]{},:eu\\".utf8) {
                var changed = bytes
                changed[position] = value
                guard let header = try? SafetensorsHeader(parsing: changed) else { continue }
                #expect(header.entries.reduce(0) { $0 + $1.range.count } == 5)
                accepted += 1
            }
        }
        #expect(accepted > 10)
    }

    @Test func `An array cannot have the name of the metadata, and nothing is left behind`() throws {
        let error = #expect(throws: RelumeError.self) {
            try SafetensorsFile.write(["__metadata__": Tensor<Float>(repeating: 1, shape: [1])], to: path)
        }
        #expect(error?.code == .invalidArgument)
        #expect(try directory.names.isEmpty)
    }
}
