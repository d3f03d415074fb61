import RelumeFiles
import Testing

struct GlobTests {
    @Test(arguments: [
        ("*.png", "a.png"), ("*.png", "b/c/a.png"), ("*.png", ".png"), ("a?c", "abc"), ("a?c", "x/aéc"),
        ("[ab]*", "b1"), ("[a-c0-9]", "5"), ("[!a-c]", "d"), ("[^a]", "b"), ("[]x]", "]"), ("[]x]", "x"), ("[a-]", "-"),
        ("\\*", "*"), ("a\\", "a\\"), ("[ab", "[ab"), ("", ""), ("cache", "x/cache"),
        ("cache/", "x/cache"), ("/cache", "cache"), ("a/*.png", "a/b.png"), ("**/b.png", "b.png"),
        ("**/b.png", "x/y/b.png"), ("a/**", "a/b"), ("a/**", "a/b/c"), ("a/**/b", "a/b"), ("a/**/b", "a/x/y/b"),
        ("**", "a/b/c"), ("a**z", "amz"), ("a/b**z", "a/bm/nz"), ("***/x", "q/x"), ("*a*b*c", "xxaxxbxxbc"),
        ("/**", "a"), ("激活*", "x/激活前.png"),
    ])
    func `It matches`(pattern: String, path: String) {
        #expect(Glob(pattern).matches(path))
    }

    @Test(arguments: [
        ("*.png", "a.jpg"), ("*.png", "a.PNG"), ("*.png", "a.png.txt"), ("a?c", "ac"), ("a?c", "a/c"), ("[!a-c]", "b"),
        ("[a-c]", "-"), ("[z-a]", "m"), ("a[!x]b", "a/b"), ("\\*", "a"), ("/cache", "x/cache"),
        ("a/*.png", "b/a/c.png"),
        ("a/*.png", "a/b/c.png"), ("**/b.png", "xb.png"), ("a/**/b", "a/xb"), ("a/**/b", "ab"), ("a/**", "a"),
        ("", "a"), ("a", ""), ("a", "ab"), ("ab", "a"),
    ])
    func `It does not match`(pattern: String, path: String) {
        #expect(!Glob(pattern).matches(path))
    }

    @Test func `Many stars cost no more than their number`() {
        let pattern = String(repeating: "*a", count: 200) + "b"
        #expect(!Glob(pattern).matches(String(repeating: "a", count: 2000)))
    }
}
