import RelumeCore
import Testing

struct RelumeErrorTests {
    @Test(arguments: [
        (RelumeError(.io, "no"), "no"),
        (RelumeError(.io, "no", path: "a.png"), "a.png: no"),
        (
            RelumeError(.malformedData, "label 12", path: "a.bin", index: 3, byteOffset: 9219),
            "a.bin: record 3, byte 9219: label 12"
        ),
        (RelumeError(.malformedData, "cut", byteOffset: 7), "byte 7: cut"),
    ])
    func `The description says where before it says what`(error: RelumeError, text: String) {
        #expect(error.description == text)
    }

    @Test func `The first path stays`() {
        let error = RelumeError(.io, "no").at(path: "inner").at(path: "outer")
        #expect(error.path == "inner")
    }
}
