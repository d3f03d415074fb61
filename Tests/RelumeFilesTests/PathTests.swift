import RelumeFiles
import Testing

struct PathTests {
    @Test(arguments: [
        ("a/b.tar.gz", "b.tar.gz", "a", "b.tar", "gz"), ("b.png", "b.png", "", "b", "png"),
        ("/b", "b", "/", "b", ""), ("a/b/", "b", "a", "b", ""), (".profile", ".profile", "", ".profile", ""),
        ("/", "/", "/", "/", ""), ("激活/前.PNG", "前.PNG", "激活", "前", "PNG"),
    ])
    func `A path falls into its parts`(path: String, last: String, directory: String, stem: String, ext: String) {
        #expect(Path.lastComponent(path) == last)
        #expect(path == "/" || Path.directory(path) == directory)
        #expect(Path.stem(path) == stem)
        #expect(Path.extension(path) == ext)
    }

    @Test(arguments: [
        ("a", "b", "a/b"), ("a/", "b", "a/b"), ("", "b", "b"), (".", "b", "b"), ("a", "/b", "/b"), ("/", "b", "/b"),
        ("a", "", "a"), (".", "", "."), ("", "", ""),
    ])
    func `Joining puts one slash between`(parent: String, child: String, joined: String) {
        #expect(Path.join(parent, child) == joined)
    }
}
