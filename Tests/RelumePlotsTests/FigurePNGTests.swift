import RelumeActivations
import RelumeCodecs
import RelumeCore
import RelumeImages
import Testing

@testable import RelumePlots

/// Figures drawn as pixels.
struct FigurePNGTests {
    /// The samples of the pixel at a place in CSS pixels.
    private func color(_ image: PixelImage, _ x: Double, _ y: Double, scale: Double = 2) throws -> [UInt8] {
        let samples = try #require(image.tensor(of: UInt8.self))
        let start = (Int(y * scale) * image.width + Int(x * scale)) * 3
        return Array(samples.scalars[start..<start + 3])
    }

    private func render(_ marks: Mark..., width: Int = 40, height: Int = 20) -> PixelImage {
        var renderer = RasterRenderer(width: width, height: height, scale: 1)
        for mark in marks { renderer.draw(mark) }
        return PixelImage(unchecked: .uint8(renderer.canvas.pixels))
    }

    private let blue: [UInt8] = [0x00, 0x72, 0xB2]
    private let white: [UInt8] = [255, 255, 255]

    @Test(arguments: [1, 2, 3])
    func `The file is the figure's size times the scale, and says so`(scale: Int) throws {
        let figure = try CurveFigure([.relu], gradients: true, size: FigureSize(width: 200, height: 160))
        let image = try ImageDecoder.decode(try figure.png(scale: scale)).image
        #expect(image.width == 200 * scale && image.height == 160 * scale && image.channels == 3)
        #expect(try image == figure.image(scale: scale))
        // 96 pixels to the inch of 0.0254 m, as CSS has it.
        let perMeter = [3780, 7559, 11339][scale - 1]
        #expect(image.metadata.physicalPixels.map { Int($0.x) } == perMeter)
    }

    @Test(arguments: [0, 9, -1])
    func `A scale is 1 to 8`(scale: Int) throws {
        let figure = try CurveFigure([.relu])
        #expect(throws: RelumeError.self) { try figure.image(scale: scale) }
    }

    @Test func `A picture has at most as many pixels as can be read again`() throws {
        let figure = try CurveFigure([.relu], size: FigureSize(width: 10_000, height: 10_000))
        let error = #expect(throws: RelumeError.self) { try figure.png() }
        #expect(error?.message.contains("20000 x 20000") == true)
    }

    @Test func `The pixels are where the SVG's lines are`() throws {
        let figure = try CurveFigure([.relu])
        let image = try figure.image()
        var points: [PixelPoint] = []
        for mark in figure.drawing.marks {
            guard case .clipped(let marks, _) = mark, case .curve(let lines, _) = marks[0] else { continue }
            points += lines.joined()
        }
        #expect(points.count >= 3)
        for (start, end) in zip(points, points.dropFirst()) {
            let (x, y) = ((start.x + end.x) / 2, (start.y + end.y) / 2)
            #expect(try color(image, x, y) == blue)
            #expect(try color(image, x, y - 8) != blue && color(image, x, y + 8) != blue)
        }
    }

    @Test func `Nothing of a clipped mark is seen outside`() throws {
        let line = Mark.curve(
            [[PixelPoint(x: 0, y: 10), PixelPoint(x: 40, y: 10)]],
            CurveStyle(color: 0, isGradient: false, isAgain: false))
        let frame = PixelRectangle(left: 10, top: 0, width: 15.5, height: 20)
        let clipped = render(.clipped([line], to: frame))
        #expect(try (0..<10).allSatisfy { try color(clipped, Double($0), 9, scale: 1) == white })
        #expect(try (10..<25).allSatisfy { try color(clipped, Double($0), 9, scale: 1) == blue })
        #expect(try color(clipped, 25, 9, scale: 1) == [128, 185, 217])
        #expect(try (26..<40).allSatisfy { try color(clipped, Double($0), 9, scale: 1) == white })
        let inner = render(
            .clipped([.clipped([line], to: PixelRectangle(left: 0, top: 0, width: 15, height: 20))], to: frame))
        #expect(try color(inner, 14, 9, scale: 1) == blue && color(inner, 15, 9, scale: 1) == white)
        let after = render(.clipped([], to: frame), line)
        #expect(try color(after, 2, 9, scale: 1) == blue)
    }

    @Test func `A dashed line has gaps`() throws {
        let gradient = CurveStyle(color: 0, isGradient: true, isAgain: false)
        let image = render(.swatch(from: PixelPoint(x: 2, y: 10.5), length: 30, gradient))
        let inside = try (0..<40).filter { try color(image, Double($0), 10, scale: 1) != white }
        #expect(inside == Array(2..<8) + Array(12..<18) + Array(22..<28))
    }

    @Test func `One sees through the filling of an area, and its line is whole`() throws {
        let outline = [(4, 18), (4, 4), (30, 4), (30, 18)].map { PixelPoint(x: Double($0.0), y: Double($0.1)) }
        let grid = Mark.rule(from: PixelPoint(x: 20, y: 0), to: PixelPoint(x: 20, y: 20), isAxis: true)
        let image = render(grid, .area(outline, color: 0))
        #expect(try color(image, 12, 10, scale: 1) == [179, 213, 232])
        #expect(try color(image, 20, 10, scale: 1) != color(image, 12, 10, scale: 1))
        #expect(try color(image, 2, 10, scale: 1) == white && color(image, 4, 10, scale: 1)[0] < 120)
    }

    @Test func `A hole shows the ground, a dot its color`() throws {
        let line = Mark.rule(from: PixelPoint(x: 0, y: 10), to: PixelPoint(x: 40, y: 10), isAxis: true)
        let dots = [
            Dot(center: PixelPoint(x: 10, y: 10), isFilled: false),
            Dot(center: PixelPoint(x: 30, y: 10), isFilled: true),
        ]
        let image = render(line, .dots(dots, color: 0))
        #expect(try color(image, 10, 10, scale: 1) == white && color(image, 30, 10, scale: 1) == blue)
        #expect(try color(image, 13, 10, scale: 1)[0] < 80 && color(image, 33, 10, scale: 1)[0] < 80)
        #expect(try color(image, 10, 2, scale: 1) == white)
    }
}
