import RelumeCore
import Testing

@testable import RelumeRun

struct NamedInputTests {
    @Test(
        arguments: [
            ("photos/a.jpg", nil, "photos/a.jpg", "photos/a.jpg"),
            ("./photos//a.jpg", nil, "./photos//a.jpg", "photos/a.jpg"),
            ("a/../b.png", nil, "a/../b.png", "b.png"), ("/abs/a.png", nil, "/abs/a.png", "a.png"),
            ("a.png", "/base", "/base/a.png", "a.png"), ("x/a.png", "base", "base/x/a.png", "x/a.png"),
            ("/base/x/a.png", "/base/", "/base/x/a.png", "x/a.png"),
            ("/b/./x/../a.png", "/b", "/b/./x/../a.png", "a.png"),
        ] as [(String, String?, String, String)])
    func `A name of a list keeps its folders`(name: String, base: String?, path: String, outputPath: String) throws {
        let input = try NamedInput(listed: name, base: base)
        #expect(input.path == path && input.outputPath == outputPath)
    }

    @Test(
        arguments: [
            ("../a.png", nil, "--relative-to DIR"), ("a/../../b.png", nil, "--relative-to DIR"),
            ("/other/a.png", "/base", "not below"), ("/baseline/a.png", "/base", "not below"),
            ("/base/../a.png", "/base", "--relative-to DIR"), ("/x/a.png", "x", "not below"),
        ] as [(String, String?, String)])
    func `A name that would leave the output is refused`(name: String, base: String?, hint: String) {
        let error = #expect(throws: RelumeError.self) { try NamedInput(listed: name, base: base) }
        #expect(error?.code == .invalidArgument && error?.path == name)
        #expect(error?.message.contains(hint) == true, "\(error as Any)")
    }

    @Test func `An argument has its own name`() {
        #expect(NamedInput(argument: "a/b/c.png").outputPath == "c.png")
    }
}
