import RelumeCodecs
package import RelumeCore
import RelumeFiles

/// How an output file is named after its input: text with `{dir}`, `{stem}`, `{name}` and `{activation}`.
package struct NameTemplate: Sendable, Hashable {
    /// The text as given.
    package let text: String
    private let parts: [Part]

    /// The same folders and names, as PNG.
    package static let standard = NameTemplate(
        text: "{dir}/{stem}" + suffix, parts: [.dir, .text("/"), .stem, .text(suffix)])
    /// How every name ends, as PNG is what is written.
    private static let suffix = ImageFormat.png.nameSuffix

    private enum Part: Sendable, Hashable {
        case text(String)
        case dir
        case stem
        case name
        case activation

        static let fields: [String: Part] = ["dir": .dir, "stem": .stem, "name": .name, "activation": .activation]
    }

    private init(text: String, parts: [Part]) {
        self.text = text
        self.parts = parts
    }

    /// Parses a template.
    ///
    /// - Throws: `invalidArgument` for an unknown field, an unclosed brace, a path that leaves the output directory, or
    ///   an ending other than that of the format that is written, `.png`.
    package init(parsing text: String) throws(RelumeError) {
        var parts: [Part] = []
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{") {
            guard let close = rest[open...].firstIndex(of: "}") else {
                throw RelumeError(.invalidArgument, "name template '\(text)' has a '{' without its '}'")
            }
            let field = String(rest[rest.index(after: open)..<close])
            guard let part = Part.fields[field] else {
                throw RelumeError(
                    .invalidArgument,
                    "name template '\(text)' has the unknown field {\(field)}; choose from {dir}, {stem}, {name}, {activation}"
                )
            }
            if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
            parts.append(part)
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        guard text.hasSuffix(Self.suffix) else {
            throw RelumeError(
                .invalidArgument, "name template '\(text)' must end in \(Self.suffix), the format that is written")
        }
        guard !Path.isAbsolute(text), !Path.components(text).contains("..") else {
            throw RelumeError(.invalidArgument, "name template '\(text)' must stay below the output directory")
        }
        self.init(text: text, parts: parts)
    }

    /// The output's path for the input at `path` relative to its root, in normal form (no empty components).
    package func fill(path: String, activation: @autoclosure () -> String) -> String {
        var filled = ""
        for part in parts {
            switch part {
            case .text(let text): filled += text
            case .dir: filled += Path.directory(path)
            case .stem: filled += Path.stem(path)
            case .name: filled += Path.lastComponent(path)
            case .activation: filled += activation()
            }
        }
        return Path.withoutEmptyComponents(filled)
    }
}
