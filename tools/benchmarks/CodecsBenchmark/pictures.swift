import RelumeCore
import RelumeImages

/// Numbers that are the same everywhere: a linear congruential generator's high bits.
struct Chance {
    private var state: UInt64 = 42

    mutating func next(below limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }
}

/// Six octaves of smooth noise, which all channels share but for a tint, with the grain of a sensor on top: it compresses
/// about as photographs do.
func photograph(width: Int, height: Int) -> PixelImage {
    var chance = Chance()
    var sums = [Int](repeating: 0, count: width * height)
    for octave in 1...6 {
        let cell = 512 >> octave
        let columns = width / cell + 2
        let corners = (0..<(columns * (height / cell + 2))).map { _ in chance.next(below: 256) }
        for y in 0..<height {
            for x in 0..<width {
                let (column, row, u, v) = (x / cell, y / cell, x % cell, y % cell)
                let corner = row * columns + column
                let top = corners[corner] * (cell - u) + corners[corner + 1] * u
                let bottom = corners[corner + columns] * (cell - u) + corners[corner + columns + 1] * u
                sums[y * width + x] += ((top * (cell - v) + bottom * v) / (cell * cell)) >> (octave - 1)
            }
        }
    }
    let samples = sums.flatMap { sum in
        (0..<3).map { UInt8(min(255, sum * (10 - $0) / 20 + chance.next(below: 6) + chance.next(below: 6))) }
    }
    return PixelImage(unchecked: .uint8(Tensor(unchecked: [height, width, 3], scalars: samples)))
}

/// Panels, rules and lines of marks, as on a screen.
func drawing(width: Int, height: Int) -> PixelImage {
    var chance = Chance()
    let glyphs = (0..<60).map { _ in (0..<8).map { _ in chance.next(below: 256) } }
    let text = (0..<4096).map { _ in chance.next(below: 80) }
    let samples = (0..<height).flatMap { y in
        (0..<width).flatMap { x -> [UInt8] in
            let panel = x / 300 + y / 200
            if x % 300 < 2 || y % 200 < 2 { return [90, 90, 100] }
            let mark = text[(x / 8 + y / 14 * 131) % text.count]
            let isInk = mark < 60 && y % 14 < 8 && glyphs[mark][y % 14] >> (x % 8) & 1 == 1 && panel % 3 != 0
            return isInk ? [30, 30, 60] : [UInt8(230 + panel % 5 * 5), 240, 250]
        }
    }
    return PixelImage(unchecked: .uint8(Tensor(unchecked: [height, width, 3], scalars: samples)))
}
