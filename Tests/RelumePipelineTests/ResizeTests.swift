import RelumeCore
import RelumeImages
import RelumeKernels
import RelumePipeline
import TestSupport
import Testing

struct ResizeTests {
    private static func samples(_ count: Int, seed: UInt64 = 1) -> [UInt64] {
        var generator = SplitMix64(seed: seed)
        return (0..<count).map { _ in generator.next() }
    }

    /// A batch of each type of sample, with and without opacity.
    private static func batches(_ shape: TensorShape) -> [ImageBatch] {
        let numbers = samples(shape.count)
        let hasAlpha = shape[1] % 2 == 0
        return [
            ImageBatch(
                unchecked:
                    .uint8(Tensor(unchecked: shape, scalars: numbers.map { UInt8(truncatingIfNeeded: $0) })),
                hasAlpha: hasAlpha
            ),
            ImageBatch(
                unchecked:
                    .uint16(Tensor(unchecked: shape, scalars: numbers.map { UInt16(truncatingIfNeeded: $0) })),
                hasAlpha: hasAlpha),
            ImageBatch(
                unchecked:
                    .float32(Tensor(unchecked: shape, scalars: numbers.map { Float($0 >> 40) * 0x1p-23 - 0.5 })),
                hasAlpha: hasAlpha),
        ]
    }

    @Test(arguments: InterpolationMode.allCases, [(13, 9), (31, 53), (40, 20), (20, 60), (1, 1)])
    func `A crop behind a resize makes the bytes of both, one after the other`(
        mode: InterpolationMode, crop: (height: Int, width: Int)
    ) throws {
        for resize in [Stage.resize(21, interpolation: mode), .resize(height: 31, width: 53, interpolation: mode)] {
            let crop = try Stage.centerCrop(height: crop.height, width: crop.width)
            for channels in [3, 4] {
                for batch in Self.batches([2, channels, 31, 53]) + Self.batches([1, channels, 90, 24]) {
                    let whole = try batch.applying(resize).applying(crop)
                    var both = batch
                    try Pipeline([resize, crop]).change(&both, SampleContext(), jobs: 2)
                    #expect(both == whole, "\(resize) \(batch.spec)")
                    guard batch.count == 1, case .uint8(let tensor) = batch.samples else { continue }
                    let image = PixelImage(unchecked: tensor.picture)
                    #expect(try Pipeline([resize, crop]).changing(image, SampleContext(), jobs: 1) == whole)
                }
            }
        }
    }

    @Test(
        arguments: InterpolationMode.allCases,
        [(13, 70), (90, 41), (1, 1), (5, 64)])
    func `Every instruction set, number of jobs and layout gives the same bytes`(
        mode: InterpolationMode, size: (height: Int, width: Int)
    ) throws {
        for antialias in mode == .bilinear || mode == .bicubic ? [true, false] : [true] {
            let stage = Stage.resize(
                height: size.height, width: size.width, interpolation: mode, antialias: antialias)
            for channels in [3, 4] {
                for batch in Self.batches([2, channels, 31, 53]) {
                    let expected = try InstructionSet.using(.baseline) { try batch.applying(stage, jobs: 1) }
                    for set in InstructionSet.usable {
                        let output = try InstructionSet.using(set) { try batch.applying(stage, jobs: 3) }
                        #expect(output == expected, "\(set)")
                    }
                    #expect(try batch.applying(stage, jobs: 7) == expected)
                }
            }
        }
    }

    @Test(arguments: 1...4) func `A picture and its planes give the same`(channels: Int) throws {
        let numbers = Self.samples(40 * 31 * channels)
        let shape: TensorShape = [40, 31, channels]
        let bytes = PixelImage(
            unchecked: Tensor(unchecked: shape, scalars: numbers.map { UInt8(truncatingIfNeeded: $0) }))
        let words = PixelImage(
            unchecked: Tensor(unchecked: shape, scalars: numbers.map { UInt16(truncatingIfNeeded: $0) }))
        for image in [bytes, words] {
            for mode in InterpolationMode.allCases {
                let pipeline = Pipeline([.resize(17, interpolation: mode)])
                #expect(try pipeline.applying(image) == pipeline.applying(image.batch))
            }
        }
    }

    @Test(arguments: [InterpolationMode.bilinear, .bicubic, .lanczos, .box])
    func `Sixteen bits are within 1 of the exact sums`(mode: InterpolationMode) throws {
        let (height, width) = (57, 90)
        let numbers = Self.samples(height * width).map { UInt16(truncatingIfNeeded: $0) }
        let batch = ImageBatch(unchecked: .uint16(Tensor(unchecked: [1, 1, height, width], scalars: numbers)))
        let stage = Stage.resize(height: 20, width: 31, interpolation: mode)
        guard case .uint16(let tensor) = try batch.applying(stage, jobs: 1).samples else {
            Issue.record("the type changed")
            return
        }
        // The mean of 0, 700, ..., 89 * 700 is 31150.
        let ramp = (0..<height * width).map { UInt16($0 % width * 700) }
        let even = ImageBatch(unchecked: .uint16(Tensor(unchecked: [1, 1, height, width], scalars: ramp)))
        let across = try even.applying(.resize(height: height, width: 1, interpolation: .box), jobs: 1)
        #expect(across.float32().scalars.allSatisfy { abs($0 * 65535 - 31150) <= 1 })
        let exact = Self.exact(numbers.map { Double($0) }, height, width, 20, 31, mode)
        let worst = zip(tensor.scalars, exact).map { abs(Double($0) - min(max($1, 0), 65535)) }.max() ?? .infinity
        #expect(worst <= 0.6)
    }

    /// The sums in double precision, by the definition.
    private static func exact(
        _ samples: [Double], _ height: Int, _ width: Int, _ newHeight: Int, _ newWidth: Int, _ mode: InterpolationMode
    ) -> [Double] {
        let rows = (0..<height).map { y in line(Array(samples[y * width..<(y + 1) * width]), newWidth, mode) }
        let columns = (0..<newWidth).map { x in line(rows.map { $0[x] }, newHeight, mode) }
        return (0..<newHeight * newWidth).map { index in columns[index % newWidth][index / newWidth] }
    }

    private static func line(_ samples: [Double], _ count: Int, _ mode: InterpolationMode) -> [Double] {
        let scale = Double(samples.count) / Double(count)
        return (0..<count).map { output in
            let center = (Double(output) + 0.5) * scale
            var sum = 0.0
            var weights = 0.0
            for (index, sample) in samples.enumerated() {
                let weight = weight((Double(index) + 0.5 - center) / scale, mode)
                sum += weight * sample
                weights += weight
            }
            return sum / weights
        }
    }

    private static func weight(_ x: Double, _ mode: InterpolationMode) -> Double {
        let distance = abs(x)
        let (square, cube) = (distance * distance, distance * distance * distance)
        switch mode {
        case .bilinear: return max(0, 1 - distance)
        case .box: return x > -0.5 && x <= 0.5 ? 1 : 0
        case .bicubic where distance < 1: return 1.5 * cube - 2.5 * square + 1
        case .bicubic: return distance < 2 ? -0.5 * cube + 2.5 * square - 4 * distance + 2 : 0
        default:
            guard distance > 0, distance < 3 else { return distance == 0 ? 1 : 0 }
            let product = sine(distance) * sine(distance / 3)
            return 3 * product / (square * .pi * .pi)
        }
    }

    /// sin(pi x), by doubling a small angle.
    private static func sine(_ x: Double) -> Double {
        let angle = x * .pi / 1024
        let square = angle * angle
        var sine = angle * (1 - square / 6 * (1 - square / 20 * (1 - square / 42)))
        var cosine = 1 - square / 2 * (1 - square / 12 * (1 - square / 30))
        for _ in 0..<10 { (cosine, sine) = (cosine * cosine - sine * sine, 2 * cosine * sine) }
        return sine
    }

    @Test func `Colors are weighted by opacity, and where there is none are left alone by the nearest modes`() throws {
        // Pillow: Image.fromarray([[(200, 255), (100, 0)]], "LA").resize((1, 1), BILINEAR) is (199, 128): of the two pixels one
        // is seen.
        let bytes = ImageBatch(
            unchecked: .uint8(Tensor(unchecked: [1, 2, 1, 2], scalars: [200, 100, 255, 0])), hasAlpha: true)
        let mean = try bytes.applying(.resize(height: 1, width: 1), jobs: 1)
        #expect(mean.samples == .uint8(Tensor(unchecked: [1, 2, 1, 1], scalars: [199, 128])))
        let words = ImageBatch(
            unchecked: .uint16(Tensor(unchecked: [1, 2, 1, 2], scalars: [200, 100, 65535, 0])), hasAlpha: true)
        #expect(
            try words.applying(.resize(height: 1, width: 1), jobs: 1).samples
                == .uint16(Tensor(shape: [1, 2, 1, 1], scalars: [200, 32768])))
        let floats = ImageBatch(
            unchecked: .float32(Tensor(unchecked: [1, 2, 1, 2], scalars: [0.75, 0.25, 1, 0])), hasAlpha: true)
        #expect(try floats.applying(.resize(height: 1, width: 1), jobs: 1).float32().scalars == [0.75, 0.5])
        let nearest = try bytes.applying(.resize(height: 1, width: 4, interpolation: .nearestExact), jobs: 1)
        #expect(
            nearest.samples
                == .uint8(Tensor(unchecked: [1, 2, 1, 4], scalars: [200, 200, 100, 100, 255, 255, 0, 0])))
    }

    @Test func `NaN stays where it counts, as one bit pattern`() throws {
        var values = [Float](repeating: 0.5, count: 64)
        values[9] = Float(bitPattern: 0xFFC0_1234)
        let batch = ImageBatch(unchecked: .float32(Tensor(unchecked: [1, 1, 8, 8], scalars: values)))
        let output = try batch.applying(.resize(height: 4, width: 4, interpolation: .box), jobs: 1).float32()
        #expect(output.scalars.indices.filter { output.scalars[$0].isNaN } == [0])
        #expect(output.scalars[0].bitPattern == 0x7FC0_0000)
        #expect(output.scalars[1] == 0.5)
    }

    @Test func `A picture of the size that is asked for stays as it is`() throws {
        for batch in Self.batches([1, 4, 9, 7]) {
            for mode in InterpolationMode.allCases {
                #expect(try batch.applying(.resize(height: 9, width: 7, interpolation: mode), jobs: 1) == batch)
            }
        }
    }

    @Test func `Sums of one line need no memory for all of it`() throws {
        // All rows are sums of the one that is read; they are made 64 at a time, or they would take as much memory again.
        let row = ImageBatch(unchecked: .float32(Tensor(unchecked: [1, 1, 1, 4], scalars: [0, 1, 2, 3])))
        let high = try row.applying(.resize(height: 20_000, width: 4), jobs: 2).float32()
        #expect(high.scalars.suffix(4) == [0, 1, 2, 3] && high.scalars.count == 80_000)
        let column = ImageBatch(
            unchecked:
                .uint8(Tensor(unchecked: [1, 1, 20_000, 1], scalars: Self.samples(20_000).map { _ in 7 })))
        let wide = try column.applying(.resize(height: 1, width: 20_000), jobs: 2)
        #expect(wide.samples == .uint8(Tensor(unchecked: [1, 1, 1, 20_000], repeating: 7)))
    }

    @Test(
        arguments: [
            ("resize(256)", 300, 400, 256, 341), ("resize(256)", 400, 300, 341, 256), ("resize(5)", 7, 7, 5, 5),
            ("resize(3)", 1, 1000, 3, 3000), ("resize(1)", 3, 4, 1, 1), ("resize(2,9)", 30, 40, 2, 9),
        ])
    func `The shorter side has the size, the other follows`(
        text: String, height: Int, width: Int, newHeight: Int, newWidth: Int
    ) throws {
        let output = try Pipeline(parsing: text).output(for: ImageSpec(height: height, width: width, channels: 3))
        #expect((output.height, output.width) == (newHeight, newWidth))
    }

    @Test func `What would be too large or nothing is refused before anything is made`() throws {
        let spec = ImageSpec(height: 10, width: 1_000_000, channels: 3)
        let huge = #expect(throws: RelumeError.self) {
            try Pipeline(parsing: "resize(1000000,1000000)").output(for: spec)
        }
        #expect(huge?.code == .invalidArgument && huge?.message.contains("resize(height=1000000") == true)
        #expect(throws: RelumeError.self) { try Pipeline(parsing: "resize(100000)").output(for: spec) }
        let none = #expect(throws: RelumeError.self) { try Pipeline([.resize(0)]).output(for: spec) }
        #expect(none?.code == .invalidArgument)
        #expect(throws: RelumeError.self) { try Pipeline([.resize(.max)]).output(for: spec) }
        #expect(throws: RelumeError.self) { try Pipeline([.resize(height: -1, width: 5)]).output(for: spec) }
    }

    @Test func `A batch that would be too large for any memory is refused`() throws {
        let points = ImageBatch(unchecked: .uint8(Tensor(unchecked: [100_000, 1, 1, 1], repeating: 1)))
        let error = #expect(throws: RelumeError.self) { try points.applying(.resize(30_000)) }
        #expect(error?.code == .limitExceeded, "\(error?.message ?? "")")
    }
}
