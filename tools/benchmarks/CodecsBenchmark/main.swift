import RelumeCodecs
import RelumeCore
import RelumeFiles
import RelumeImages

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

// `tools/benchmark codecs`: prints, for each image and step, megabytes of pixels a second of CPU time, and the size of the
// file beside the pixels.

let arguments = CommandLine.arguments.dropFirst()
let rounds = arguments.first.flatMap { Int($0) } ?? 3
let paths = arguments.drop { Int($0) != nil }

/// Megabytes of `bytes` a second: of `rounds` runs the fastest, in CPU time.
func speed(_ bytes: Int, _ work: () throws -> Void) rethrows -> Double {
    var best = Double.infinity
    for _ in 0..<max(1, rounds) {
        // Long enough for a clock of microseconds.
        let repeats = max(1, 4_000_000 / bytes)
        let began = clock()
        for _ in 0..<repeats { try work() }
        best = min(best, Double(clock() - began) / Double(CLOCKS_PER_SEC) / Double(repeats))
    }
    return Double(bytes) / best / 1e6
}

func padded(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }

func row(_ step: String, _ speed: Double, ratio: Double? = nil) {
    let size = ratio.map { thousandths in
        let digits = String(Int((thousandths * 1000).rounded()))
        return "0." + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }
    print("  \(step)" + padded("\(Int(speed))", 46 - step.count) + padded(size ?? "", 8))
}

func measure(_ name: String, _ image: PixelImage) throws {
    let bytes = image.width * image.height * image.channels * image.bitDepth / 8
    func encode(_ step: String, _ encode: () throws -> [UInt8]) throws {
        let file = try encode()
        row("encode: \(step)", try speed(bytes) { _ = try encode() }, ratio: Double(file.count) / Double(bytes))
    }
    let title = "\(name), \(image.layout)"
    print(title + padded("MB/s", 48 - title.count) + padded("size", 8))
    try encode("libpng, its defaults") { try PNGEncoder.encodeWithLibPNG(image) }
    try encode("libpng, level 1, Sub, runs") { try PNGEncoder.encodeWithLibPNG(image, settings: .runLengths) }
    try encode("Relume fast") { try PNGEncoder.encode(image) }
    try encode("Relume balanced") { try PNGEncoder.encode(image, profile: .balanced) }
    let files = [
        ("libpng's file", try PNGEncoder.encodeWithLibPNG(image)), ("Relume's file", try PNGEncoder.encode(image)),
    ]
    for (whose, file) in files {
        row("decode \(whose): libpng", try speed(bytes) { _ = try PNGDecoder.decode(file, path: .libPNG) })
        row("decode \(whose): Relume", try speed(bytes) { _ = try PNGDecoder.decode(file) })
    }
}

func measureJPEG(_ name: String, _ file: [UInt8]) throws {
    let image = try ImageDecoder.decode(file, appliesOrientation: false).image
    let bytes = image.width * image.height * image.channels
    print("\(name), \(image.layout)")
    row("decode", try speed(bytes) { _ = try ImageDecoder.decode(file, appliesOrientation: false) })
    row("decode for a thumbnail of 128", try speed(bytes) { _ = try ImageDecoder.decode(file, thumbnailSide: 128) })
}

if paths.isEmpty {
    try measure("photograph", photograph(width: 1000, height: 750))
    try measure("drawing", drawing(width: 1000, height: 750))
}
for path in paths {
    let file = try FileSystem.read(path)
    let name = Path.lastComponent(path)
    if ImageFormat.detect(file) == .jpeg { try measureJPEG(name, file) }
    try measure(name, try ImageDecoder.decode(file).image)
}
