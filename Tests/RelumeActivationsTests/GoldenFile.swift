import Foundation
import RelumeActivations

/// True values of one activation, from `tools/generate-golden-activations.py`.
struct GoldenFile {
    struct Line {
        let x: Float
        /// The true value, rounded to Float.
        let y: Float
        /// How far the true value lies above `y`, in units of its last place.
        let residual: Double
    }

    let activation: Activation
    let lines: [Line]

    init(named name: String, in folder: String = "Golden") throws {
        let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "\(folder)/\(name).txt")
        let rows = try Data(contentsOf: url).split(separator: UInt8(ascii: "\n"))
        activation = try Activation(parsing: String(decoding: rows[0].dropFirst(2), as: UTF8.self))
        lines = rows.dropFirst(2).map { row in
            let fields = row.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
            return Line(
                x: Float(bitPattern: UInt32(fields[0], radix: 16) ?? 0),
                y: Float(bitPattern: UInt32(fields[1], radix: 16) ?? 0), residual: (Double(fields[2]) ?? 0) / 256)
        }
    }

    /// Every file's name, without `.txt`.
    static func names(in folder: String = "Golden") -> [String] {
        let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: folder)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
        return names.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
    }
}

extension GoldenFile.Line {
    /// How far `computed` lies from the true value, in units of the true value's last place.
    func error(of computed: Float) -> Double {
        guard y.isFinite, computed.isFinite else { return computed == y ? 0 : .infinity }
        let unit = y == 0 ? Double(Float.leastNonzeroMagnitude) : Double(y.ulp)
        return abs((Double(computed) - Double(y)) / unit - residual)
    }
}
