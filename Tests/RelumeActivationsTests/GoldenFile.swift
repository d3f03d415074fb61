import Foundation
import RelumeActivations
import Testing

/// True values of one activation, from `tools/generate`.
struct GoldenFile {
    /// What the values are of.
    enum Folder: String {
        case values
        case derivatives
        case parameterDerivatives = "parameter-derivatives"

        /// The name of every file, without `.txt`. A suite without them would run over nothing.
        var files: [String] {
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: url.path), !names.isEmpty else {
                preconditionFailure("no true values in \(url.path); tools/generate makes them")
            }
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
    /// Where the formula changes, and with it perhaps the derivative.
    let seams: [Float]
    let lines: [Line]

    init(_ name: String, in folder: Folder) throws {
        let text = try String(contentsOf: folder.url.appending(path: "\(name).txt"), encoding: .utf8)
        let rows = text.split(separator: "\n")
        activation = try Activation(parsing: String(rows[0].dropFirst(2)))
        seams = try rows[1].dropFirst(2).split(separator: " ").map { try #require(Float($0)) }
        lines = try rows.dropFirst(3).map { row in
            let fields = row.split(separator: " ")
            return Line(
                x: Float(bitPattern: try #require(UInt32(fields[0], radix: 16))),
                y: Float(bitPattern: try #require(UInt32(fields[1], radix: 16))),
                residual: try #require(Double(fields[2])) / 256)
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
