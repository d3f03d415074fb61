import RelumeCore
import Testing

struct VisibleTextTests {
    @Test(arguments: [
        ("photo é 激活 \\ \".png", "photo é 激活 \\ \".png"),
        ("a\u{1B}[31mb", "a\\u001b[31mb"),
        ("a\nrelume: all is well\r", "a\\nrelume: all is well\\r"),
        ("\u{202E}gnp.a\u{2069}\u{200F}\u{9B}\u{7F}\t", "\\u202egnp.a\\u2069\\u200f\\u009b\\u007f\\t"),
        ("\u{2028}\u{2029}\0", "\\u2028\\u2029\\u0000"),
    ])
    func `What would act on a terminal is written out`(text: String, visible: String) {
        #expect(text.visible == visible)
        #expect(visible.visible == visible)
    }

    @Test func `An error shows no control characters`() {
        let error = RelumeError(.io, "cannot read \u{1B}[2J", path: "x\ny.png")
        #expect(error.description == "x\\ny.png: cannot read \\u001b[2J")
        #expect(error.path == "x\ny.png")
    }
}
