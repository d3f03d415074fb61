import RelumeCore
import Testing

struct JSONLineTests {
    private let line = #"{"a":[1,-2.5e3,null,true,{"b":"}\"\\"}],"激活":{}}"#

    @Test func `A whole object is one, whatever it holds`() {
        #expect(JSONLine.isObject(line.utf8) && JSONLine.isObject("{}".utf8) && JSONLine.isObject(" {} ".utf8))
    }

    @Test func `A part of an object is none, wherever it was cut`() {
        for count in 0..<line.utf8.count { #expect(!JSONLine.isObject(line.utf8.prefix(count)), "\(count)") }
    }

    @Test(arguments: ["", "[]", "1", "\"a\"", "null", "{}{}", "{},", "{}\u{0}", "{\"a\":1", "\u{0}{}", "a"])
    func `Anything else is none`(text: String) {
        #expect(!JSONLine.isObject(text.utf8))
    }
}
