import Foundation
import RelumeActivations

/// True values of one activation, from `tools/generate-golden-activations.py`.
struct GoldenFile {
    /// What the values are of.
    enum Folder: String {
        case values
        case derivatives
        case parameterDerivatives = "parameter-derivatives"

        /// The name of every file, without `.txt`.
        var files: [String] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
            return names.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
        }

        fileprivate var url: URL { GoldenFile.root.appending(path: rawValue) }
    }

    struct Line {
        let x: Float
        /// The true value, rounded to Float.
        let y: Float
        /// How far the true value lies above `y`, in units of its last place.
        let residual: Double
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

    let activation: Activation
    let lines: [Line]

    init(_ name: String, in folder: Folder) throws {
        let rows = try Data(contentsOf: folder.url.appending(path: "\(name).txt")).split(separator: UInt8(ascii: "\n"))
        activation = try Activation(parsing: String(decoding: rows[0].dropFirst(2), as: UTF8.self))
        lines = rows.dropFirst(2).map { row in
            let fields = row.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
            return Line(
                x: Float(bitPattern: UInt32(fields[0], radix: 16) ?? 0),
                y: Float(bitPattern: UInt32(fields[1], radix: 16) ?? 0), residual: (Double(fields[2]) ?? 0) / 256)
        }
    }
}

extension GoldenFile.Line {
    /// How far `computed` lies from the true value, in units of the true value's last place.
    func error(of computed: Float) -> Double {
        guard y.isFinite, computed.isFinite else { return computed == y ? 0 : .infinity }
        return abs((Double(computed) - Double(y)) / unit - residual)
    }

    /// The true value.
    var truth: Double { Double(y) + residual * unit }

    /// One unit in the last place of the true value, which is half of `y`'s where it was rounded up to a power of two.
    private var unit: Double {
        guard y.isNormal else { return Double(Float.leastNonzeroMagnitude) }
        let isBelowPower = y.significand == 1 && (residual < 0) == (y > 0) && residual != 0
        return Double(y.ulp) / (isBelowPower ? 2 : 1)
    }
}
