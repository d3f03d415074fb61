/// Results as JUnit XML, which CI systems show as tests: a case for each file; different ones are failures, those that could
/// not be compared errors.
public enum JUnitReport {
    /// The XML text.
    public static func of(_ diffs: [FileDiff]) -> String {
        let failures = diffs.count { $0.status == .different }
        let errors = diffs.count { $0.status == .notComparable }
        let counts = "tests=\"\(diffs.count)\" failures=\"\(failures)\" errors=\"\(errors)\""
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites \(counts)>
              <testsuite name="relume diff" \(counts)>
            \(diffs.map(testCase).joined())\
              </testsuite>
            </testsuites>

            """
    }

    private static func testCase(_ diff: FileDiff) -> String {
        let opening = "    <testcase classname=\"relume.diff\" name=\"\(escaped(diff.name))\""
        let tag: String
        switch diff.status {
        case .same: return opening + "/>\n"
        case .different: tag = "failure"
        case .notComparable: tag = "error"
        }
        let pictures = diff.pictures.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        let text = ([diff.message] + pictures).map(escaped).joined(separator: "\n")
        return """
            \(opening)>
                  <\(tag) type="\(diff.outcomeName)" message="\(escaped(diff.message))">\(text)</\(tag)>
                </testcase>

            """
    }

    /// The text with XML's special characters as entities; characters that XML 1.0 does not allow become U+FFFD.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t", "\n", "\r": result += "&#\(scalar.value);"
            case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
