import RelumeCore

/// Results as JUnit XML, which CI systems show as tests: a case for each file; different ones are failures, those that could
/// not be compared errors.
package enum JUnitReport {
    /// The XML text.
    package static func of(_ diffs: [FileDiff]) -> String {
        let diffs = diffs.reported
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
        let opening = "    <testcase classname=\"relume.diff\" name=\"\(diff.name.escapedForXML)\""
        let tag: String
        switch diff.status {
        case .same: return opening + "/>\n"
        case .different: tag = "failure"
        case .notComparable: tag = "error"
        }
        let pictures = diff.pictures.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        let text = ([diff.message] + pictures).map(\.escapedForXML).joined(separator: "\n")
        return """
            \(opening)>
                  <\(tag) type="\(diff.outcomeName)" message="\(diff.message.escapedForXML)">\(text)</\(tag)>
                </testcase>

            """
    }
}
