import RelumeCore
import RelumeImages
import Testing

struct ThumbnailTests {
    @Test func `A thumbnail keeps the shape and the colors`() {
        let wide = PixelImage(
            unchecked: Tensor<UInt8>(shape: [3, 1000, 3]) { output in
                for index in 0..<9000 { output.append(index % 3 == 0 && index % 3000 < 1500 ? 200 : 10) }
            })
        let small = wide.thumbnail(side: 56)
        #expect(small.shape == [1, 56, 4])
        let samples = small.tensor(of: UInt8.self)?.scalars
        #expect(samples?.prefix(4) == [200, 10, 10, 255] && samples?.suffix(4) == [10, 10, 10, 255])
    }

    @Test func `Every pixel and its alpha count`() {
        let image = PixelImage(
            unchecked: Tensor<UInt16>(unchecked: [2, 2, 2], scalars: [0, 65535, 25700, 65535, 51400, 0, 0, 0]))
        #expect(
            image.thumbnail(side: 1)
                == PixelImage(unchecked: Tensor<UInt8>(unchecked: [1, 1, 4], scalars: [75, 75, 75, 128])))
    }

    @Test func `A small picture keeps its pixels`() {
        let image = PixelImage(unchecked: Tensor<UInt8>(unchecked: [1, 2, 1], scalars: [1, 2]))
        #expect(
            image.thumbnail(side: 2)
                == PixelImage(unchecked: Tensor<UInt8>(unchecked: [1, 2, 4], scalars: [1, 1, 1, 255, 2, 2, 2, 255])))
    }
}
