import RelumeFiles
import Testing

struct PathTests {
    @Test(arguments: [
        ("a/b", "a/b"), ("/a//b/", "a/b"), ("a/", "a"), ("//", ""), ("", ""), ("a", "a"), ("./é/../b", "./é/../b"),
    ])
    func `Empty components go`(path: String, expected: String) {
        #expect(Path.withoutEmptyComponents(path) == expected)
    }

    @Test(arguments: [
        ("a/b.tar.gz", "b.tar.gz", "a", "b.tar", "gz"), ("b.png", "b.png", "", "b", "png"),
        ("/b", "b", "/", "b", ""), ("a/b/", "b", "a", "b", ""), (".profile", ".profile", "", ".profile", ""),
        ("/", "/", "/", "/", ""), ("a/...png", "...png", "a", "...png", ""), ("..b.png", "..b.png", "", "..b", "png"),
        ("b.\u{301}x", "b.\u{301}x", "", "b", "\u{301}x"), ("a/\u{301}b.png", "\u{301}b.png", "a", "\u{301}b", "png"),
        ("a\u{600}/b/", "b", "a\u{600}", "b", ""), ("激活/前.PNG", "前.PNG", "激活", "前", "PNG"),
    ])
    func `A path falls into its parts`(path: String, last: String, directory: String, stem: String, ext: String) {
        #expect(Path.lastComponent(path) == last)
        #expect(path == "/" || Path.directory(path) == directory)
        #expect(Path.stem(path) == stem)
        #expect(Path.extension(path) == ext)
    }

    @Test(arguments: [
        ("a", "b", "a/b"), ("a/", "b", "a/b"), ("", "b", "b"), (".", "b", "b"), ("a", "/b", "/b"), ("/", "b", "/b"),
        ("a", "", "a"), (".", "", "."), ("", "", ""), ("a", "/\u{301}b", "/\u{301}b"), ("\u{600}/", "b", "\u{600}/b"),
    ])
    func `Joining puts one slash between`(parent: String, child: String, joined: String) {
        #expect(Path.join(parent, child) == joined)
    }

    @Test(arguments: [
        ("a//b/./c/", ["a", "b", ".", "c"]), ("/", []), ("", []), ("/..", [".."]), ("a/\u{301}b", ["a", "\u{301}b"]),
        ("\u{600}/..", ["\u{600}", ".."]),
    ])
    func `Components are what stands between the slashes`(path: String, components: [String]) {
        #expect(Path.components(path) == components)
    }
}
