import RelumeCore
import RelumeRun
import Testing

struct NameTemplateTests {
    @Test(arguments: [
        ("{dir}/{stem}.png", "a/b/c.jpg", "a/b/c.png"), ("{dir}/{stem}.png", "c.jpg", "c.png"),
        ("{dir}/{name}.png", "a/c.jpg", "a/c.jpg.png"), ("{activation}/{stem}.png", "a/c.jpg", "relu/c.png"),
        ("all/{dir}-{stem}.png", "a/c.jpg", "all/a-c.png"), ("{stem}{stem}.png", "激活.png", "激活激活.png"),
    ])
    func `Fields are filled`(template: String, path: String, name: String) throws {
        #expect(try NameTemplate(parsing: template).fill(path: path, activation: "relu") == name)
    }

    @Test(arguments: [
        ("{file}.png", "{file}"), ("{stem.png", "'{'"), ("{stem}.jpg", ".png"), ("../{stem}.png", "below"),
        ("/tmp/{stem}.png", "below"), ("a/../../{stem}.png", "below"), ("a/../\u{301}{stem}.png", "below"),
        ("\u{600}/../{stem}.png", "below"),
    ])
    func `What cannot be a name is refused`(template: String, hint: String) {
        let error = #expect(throws: RelumeError.self) { try NameTemplate(parsing: template) }
        #expect(error?.code == .invalidArgument && error?.message.contains(hint) == true)
    }
}
