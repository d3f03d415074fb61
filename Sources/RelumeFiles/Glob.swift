/// A file name pattern, as shells and .gitignore use it.
///
/// - `*` matches any characters but `/`, `?` one of them, `[a-z]` one of a set, `[!a-z]` one not in it.
/// - `**/` matches any number of directories, also none; `**` elsewhere matches any characters.
/// - `\` takes the next character as it is. A `[` that no `]` closes is an ordinary character.
/// - A pattern without `/` is for the name of a file or directory, wherever it is; one with `/` is for the whole
///   relative path; a `/` at the end does not count. Letter case matters.
package struct Glob: Hashable, Sendable {
    /// The pattern as written.
    package let pattern: String
    private let tokens: [Token]
    private let isForNames: Bool

    private enum Token: Hashable {
        case character(Unicode.Scalar)
        case anyCharacter
        case set([ClosedRange<Unicode.Scalar>], isNegated: Bool)
        case anyCharacters
        case anyPath
        case anyDirectories
    }

    /// Makes a pattern; every text is one.
    package init(_ pattern: String) {
        var text = Array(pattern.unicodeScalars)[...]
        if text.count > 1, text.last == "/" { text.removeLast() }
        isForNames = !text.contains("/")
        // A slash at the start only says that the pattern is for the whole path.
        if text.first == "/" { text.removeFirst() }
        self.pattern = pattern
        tokens = Self.tokens(of: Array(text))
    }

    /// Whether the pattern matches `path`, relative and without a slash at its start.
    ///
    /// - Complexity: O(path length * pattern length), whatever the pattern.
    package func matches(_ path: String) -> Bool {
        let text = Array((isForNames ? path.split(separator: "/").last ?? "" : path[...]).unicodeScalars)
        // Which prefixes of the pattern match what was read so far; a step for each character.
        var states = [Bool](repeating: false, count: tokens.count + 1)
        states[0] = true
        passOverEmptyMatches(&states, isAtDirectory: true)
        for character in text {
            var following = [Bool](repeating: false, count: tokens.count + 1)
            for state in tokens.indices where states[state] {
                switch tokens[state] {
                case .anyPath, .anyDirectories: following[state] = true
                case .anyCharacters: if character != "/" { following[state] = true }
                default: if matches(tokens[state], character) { following[state + 1] = true }
                }
            }
            states = following
            passOverEmptyMatches(&states, isAtDirectory: character == "/")
        }
        return states[tokens.count]
    }

    /// Wildcards may match nothing more; directories only where a name begins.
    private func passOverEmptyMatches(_ states: inout [Bool], isAtDirectory: Bool) {
        for state in tokens.indices where states[state] {
            switch tokens[state] {
            case .anyPath, .anyCharacters: states[state + 1] = true
            case .anyDirectories: if isAtDirectory { states[state + 1] = true }
            default: break
            }
        }
    }

    private func matches(_ token: Token, _ character: Unicode.Scalar) -> Bool {
        switch token {
        case .character(let expected): character == expected
        case .anyCharacter: character != "/"
        case .set(let ranges, let isNegated): character != "/" && ranges.contains { $0 ~= character } != isNegated
        case .anyCharacters, .anyPath, .anyDirectories: false
        }
    }
}

extension Glob {
    private static func tokens(of text: [Unicode.Scalar]) -> [Token] {
        var tokens: [Token] = []
        var rest = text[...]
        while let first = rest.popFirst() {
            switch first {
            case "*":
                tokens.append(star(&rest, isAtDirectory: rest.startIndex == 1 || text[rest.startIndex - 2] == "/"))
            case "?": tokens.append(.anyCharacter)
            case "[": tokens.append(set(&rest) ?? .character("["))
            case "\\": tokens.append(.character(rest.popFirst() ?? "\\"))
            default: tokens.append(.character(first))
            }
        }
        return tokens
    }

    /// What one, two or more stars mean, the first of which was read.
    private static func star(_ rest: inout ArraySlice<Unicode.Scalar>, isAtDirectory: Bool) -> Token {
        guard rest.first == "*" else { return .anyCharacters }
        rest = rest.drop { $0 == "*" }
        guard isAtDirectory, rest.first == "/" else { return .anyPath }
        rest.removeFirst()
        return .anyDirectories
    }

    /// The set whose `[` was read, or nil, with nothing read, where it is not closed.
    private static func set(_ rest: inout ArraySlice<Unicode.Scalar>) -> Token? {
        var members = rest
        let isNegated = members.first == "!" || members.first == "^"
        if isNegated { members.removeFirst() }
        var ranges: [ClosedRange<Unicode.Scalar>] = []
        // A `]` at the first place is a member.
        while let low = members.popFirst(), low != "]" || ranges.isEmpty {
            if members.first == "-", let high = members.dropFirst().first, high != "]" {
                members.removeFirst(2)
                if low <= high { ranges.append(low...high) }
            } else {
                ranges.append(low...low)
            }
            if members.first == "]" {
                rest = members.dropFirst()
                return .set(ranges, isNegated: isNegated)
            }
        }
        return nil
    }
}
