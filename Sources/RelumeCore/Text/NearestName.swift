/// The name in `names` that a mistyped `name` most likely means, or nil when none is near.
///
/// Compared as ``canonicalName(_:)``; near means at most a third of the letters differ (Levenshtein distance), or one
/// name begins the other.
package func nearestName(to name: String, in names: [String]) -> String? {
    let wanted = Array(canonicalName(name))
    let candidates = names.map { (name: $0, distance: editDistance(wanted, Array(canonicalName($0)))) }
    guard let best = candidates.min(by: { $0.distance < $1.distance }) else { return nil }
    let isNear = best.distance <= max(1, wanted.count / 3)
    return isNear ? best.name : names.first { !wanted.isEmpty && canonicalName($0).hasPrefix(String(wanted)) }
}

/// The letters and digits of `name` in lower case, so that `LeakyReLU`, `leaky-relu` and `leaky_relu` are one name.
package func canonicalName(_ name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
}

/// The list of names in quotes, for an error: `"a", "b" or "c"`.
package func spelledOut(_ names: [String]) -> String {
    let quoted = names.map { "\"\($0)\"" }
    guard quoted.count > 1, let last = quoted.last else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " or " + last
}

/// The fewest insertions, deletions and substitutions that turn `a` into `b` (Levenshtein).
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    var previous = Array(0...b.count)
    for (i, x) in a.enumerated() {
        var current = [i + 1]
        for (j, y) in b.enumerated() {
            current.append(min(previous[j] + (x == y ? 0 : 1), previous[j + 1] + 1, current[j] + 1))
        }
        previous = current
    }
    return previous[b.count]
}
