public import RelumeCore
import RelumeFiles

extension Palette {
    /// More than 65536 colors with their line breaks and spaces take.
    private static let largestFile = 1 << 22

    /// Reads a file of colors, see ``init(parsing:)``.
    ///
    /// - Throws: `malformedData` that names the file, the line and what stood there; `limitExceeded` for a file of more than
    ///   4 MiB; `io` if it cannot be read.
    public init(contentsOf path: String) throws(RelumeError) {
        do throws(RelumeError) {
            let bytes = try FileSystem.read(path, upTo: Self.largestFile + 1)
            guard bytes.count <= Self.largestFile else {
                throw RelumeError(
                    .limitExceeded,
                    "a file of colors has at most \(Self.largestFile) bytes, and this has more; give one with a color a line"
                )
            }
            try self.init(parsing: String(decoding: bytes, as: UTF8.self))
        } catch {
            throw error.at(path: path)
        }
    }

    /// What stands in the brackets of `palette(...)`: the preset's name, or the parts of all colors in a row.
    var argumentText: String {
        func list(_ parts: [UInt8]) -> String { "[" + parts.map(String.init).joined(separator: ",") + "]" }
        if isOpaque { return name ?? list(colors.flatMap { [$0.red, $0.green, $0.blue] }) }
        return "rgba=" + list(colors.flatMap { [$0.red, $0.green, $0.blue, $0.alpha] })
    }

    /// The palette that the arguments of `palette` describe, and the file that it is in, where it is in one.
    static func described(by call: CallExpression) throws(RelumeError) -> (palette: Palette, file: String?) {
        guard call.arguments.count == 1, let values = call.values(of: [["rgb"], ["rgba"]]) else { throw usage }
        switch (values[0], values[1]) {
        case (.word(let name), nil): return try named(name)
        case (.numbers(let parts), nil): return (try Palette(parts, channels: 3), nil)
        case (nil, .numbers(let parts)): return (try Palette(parts, channels: 4), nil)
        default: throw usage
        }
    }

    private static let names = presets.compactMap(\.name)

    private static let usage = RelumeError(
        .invalidArgument,
        "palette takes \(spelledOut(names)), a file with a color a line, e.g. palette(colors/mine.txt), or the parts of all "
            + "colors in a row, e.g. palette([0,0,0,255,0,0])")

    /// The preset of this name, or else what is in the file.
    private static func named(_ name: String) throws(RelumeError) -> (palette: Palette, file: String?) {
        if let preset = presets.first(where: { $0.name.map(canonicalName) == canonicalName(name) }) {
            return (preset, nil)
        }
        guard try FileSystem.status(of: name) != nil else {
            let hint =
                nearestName(to: name, in: names).map { "did you mean \"\($0)\"?" } ?? "there is \(spelledOut(names))"
            throw RelumeError(.invalidArgument, "there is no palette \"\(name)\", and no file of that name; \(hint)")
        }
        return (try Palette(contentsOf: name), name)
    }

    private init(_ parts: [Float], channels: Int) throws(RelumeError) {
        let bytes = parts.compactMap { UInt8(exactly: $0) }
        guard bytes.count == parts.count, bytes.count.isMultiple(of: channels) else {
            throw RelumeError(
                .invalidArgument,
                "palette takes \(channels) whole numbers from 0 to 255 for each color, and here are \(parts.count) "
                    + (bytes.count == parts.count ? "numbers" : "that are not all such numbers"))
        }
        try self.init(
            stride(from: 0, to: bytes.count, by: channels).map { at in
                Color(
                    red: bytes[at], green: bytes[at + 1], blue: bytes[at + 2],
                    alpha: channels == 4 ? bytes[at + 3] : 255)
            })
    }
}
