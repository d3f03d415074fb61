import RelumeCore
import Testing

struct JSONKeysTests {
    @Test(
        arguments: [
            (#"{}"#, nil), (#"{"a":1,"b":{"a":2}}"#, nil), (#"{"a":1,"a":2}"#, "a"), (#"[{"a":1},{"a":2}]"#, nil),
            (#"{"b":{"x":1,"y":2,"x":3}}"#, "x"), (#"{"a":"a","b":["a","a"]}"#, nil), (#"{"a\"":1,"a\"":2}"#, "a\""),
            (#"{"a" : 1, "\u0061" : 2}"#, "a"), (#"{"\\":1,"b":"\\","\\":2}"#, "\\"), (#"{"é":1,"é":2}"#, "é"),
        ] as [(String, String?)])
    func `A key that stands twice in one object is found, however it is written`(text: String, repeated: String?) {
        #expect(JSONKeys.firstRepeated(in: Array(text.utf8)) == repeated)
    }
}
