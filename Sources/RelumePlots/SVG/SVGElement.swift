import RelumeCore

/// An element of an SVG file with what is in it.
struct SVGElement {
    private let name: String
    private var attributes: [(name: String, value: String)]
    private let text: String?
    private let children: [SVGElement]

    init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ children: [SVGElement] = []) {
        self.name = name
        self.attributes = attributes.map { ($0.key, $0.value) }
        self.children = children
        text = nil
    }

    /// An element around a text, which may hold any characters.
    init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String) {
        self.name = name
        self.attributes = attributes.map { ($0.key, $0.value) }
        self.text = text
        children = []
    }

    /// Puts an attribute behind the others.
    mutating func set(_ name: String, _ value: String) { attributes.append((name, value)) }

    /// The element as text, one line for each without children, indented by depth.
    func lines(depth: Int = 0) -> [String] {
        let indent = String(repeating: "  ", count: depth)
        let tag = name + attributes.map { " \($0.name)=\"\($0.value.escapedForXML)\"" }.joined()
        if let text { return ["\(indent)<\(tag)>\(text.escapedForXML)</\(name)>"] }
        if children.isEmpty { return ["\(indent)<\(tag)/>"] }
        return ["\(indent)<\(tag)>"] + children.flatMap { $0.lines(depth: depth + 1) } + ["\(indent)</\(name)>"]
    }
}

extension Double {
    /// The number to a hundredth, as short as it goes: `12`, `0.5`, `-3.25`. For coordinates, so within +-1e12.
    var svg: String {
        let hundredths = Int((self * 100).rounded())
        let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
        let sign = hundredths < 0 ? "-" : ""
        if rest == 0 { return "\(sign)\(whole)" }
        return rest % 10 == 0 ? "\(sign)\(whole).\(rest / 10)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}
