import RelumeCore
import RelumeDatasets
import RelumeFiles
import RelumeImages
import RelumeTensorFiles
import TestSupport
import Testing

struct TensorFileDatasetTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private static func counting<Scalar: TensorScalar & BinaryInteger>(_ shape: TensorShape) -> Tensor<Scalar> {
        Tensor(unchecked: shape, scalars: (0..<shape.count).map { Scalar(truncatingIfNeeded: $0) })
    }

    private static func values(_ shape: TensorShape) -> Tensor<Float> {
        Tensor(unchecked: shape, scalars: (0..<shape.count).map { Float($0) / 8 })
    }

    private func write(_ tensor: some StorableTensor, as ending: String) throws -> String {
        let path = directory.file("a.\(ending)")
        switch ending {
        case "npy": try NumPyFile.write(tensor, to: path)
        case "npz": try NPZFile.write(["images": tensor, "labels": Self.counting([3]) as Tensor<Int64>], to: path)
        default: try SafetensorsFile.write(["logits": tensor], to: path)
        }
        return path
    }

    @Test(arguments: ["npy", "npz", "safetensors"])
    func `Rows in any order are pictures of a batch`(ending: String) throws {
        let tensor = Self.values([5, 21, 2, 3])
        let dataset = try TensorFileDataset(write(tensor, as: ending))
        #expect(dataset.count == 5)
        #expect(dataset.spec == ImageSpec(height: 2, width: 3, channels: 21, elementType: .float32))
        #expect(dataset.name(at: 3) == "\(dataset.path) row 3")
        #expect(dataset.outputPath(at: 3) == "a/000003")
        for indices in [[0, 1, 2, 3, 4], [4], [3, 4, 0, 2], []] {
            let batch = try dataset.batch(at: indices)
            let expected = indices.flatMap { tensor.scalars[$0 * 126..<($0 + 1) * 126] }
            #expect(
                batch.images
                    == ImageBatch(unchecked: .float32(Tensor(unchecked: [indices.count, 21, 2, 3], scalars: expected))))
            #expect(batch.indices == indices && batch.labels.isEmpty)
        }
        #expect(throws: RelumeError.self) { try dataset.sample(at: 0) }
        for index in [-1, 5, .max] {
            let error = #expect(throws: RelumeError.self) { try dataset.batch(at: [0, index]) }
            #expect(error?.code == .invalidArgument)
        }
    }

    @Test(arguments: TensorFileDataset.Layout.allCases)
    func `Channels stand where the layout says`(layout: TensorFileDataset.Layout) throws {
        let tensor: Tensor<UInt8> = Self.counting([2, 4, 3, 5])
        let dataset = try TensorFileDataset(write(tensor, as: "npy"), layout: layout)
        let images = try dataset.batch(at: [1]).images
        switch layout {
        case .nchw:
            #expect(dataset.spec == ImageSpec(height: 3, width: 5, channels: 4, hasAlpha: true))
            #expect(images.samples == .uint8(Tensor(unchecked: [1, 4, 3, 5], scalars: Array(tensor.scalars[60...]))))
        case .nhwc:
            #expect(dataset.spec == ImageSpec(height: 4, width: 3, channels: 5))
            let planes = (0..<5).flatMap { channel in (0..<12).map { tensor.scalars[60 + $0 * 5 + channel] } }
            #expect(images.samples == .uint8(Tensor(unchecked: [1, 5, 4, 3], scalars: planes)))
        }
    }

    @Test(arguments: [([3, 4], [1, 1, 3, 4]), ([3, 4, 5], [1, 3, 4, 5])] as [([Int], [Int])])
    func `One picture needs no axis of pictures`(lengths: [Int], expected: [Int]) throws {
        let tensor: Tensor<UInt16> = Self.counting(TensorShape(unchecked: lengths))
        let dataset = try TensorFileDataset(write(tensor, as: "npy"))
        #expect(dataset.count == 1)
        #expect(dataset.outputPath(at: 0) == "a")
        #expect(try dataset.batch(at: [0]).images.samples == .uint16(tensor.reshaped(TensorShape(expected))))
    }

    @Test func `Doubles are rounded to floats`() throws {
        let path = try write(Tensor<Double>(shape: [1, 2], scalars: [0.1, -1e300]), as: "npy")
        let images = try TensorFileDataset(path).batch(at: [0]).images
        #expect(images.samples == .float32(Tensor(unchecked: [1, 1, 1, 2], scalars: [0.1, -.infinity])))
    }

    @Test func `Bytes of up to four channels are samples`() throws {
        let tensor: Tensor<UInt8> = Self.counting([2, 3, 1, 2])
        let image = try TensorFileDataset(write(tensor, as: "npy")).sample(at: 1).image
        #expect(image.samples == .uint8(Tensor(unchecked: [1, 2, 3], scalars: [6, 8, 10, 7, 9, 11])))
    }

    @Test(arguments: [[4], [1, 2, 3, 4, 5], [], [2, 3, 0, 4]])
    func `What is no picture is refused`(lengths: [Int]) throws {
        let path = try write(Self.values(TensorShape(lengths)), as: "npy")
        let error = #expect(throws: RelumeError.self) { try TensorFileDataset(path) }
        #expect(error?.code == .invalidArgument)
        #expect(error?.path == path)
        #expect(error?.message.contains("\(TensorShape(unchecked: lengths))") == true)
    }

    @Test func `Whole numbers of more bits, unknown names and other files are refused`() throws {
        let path = try write(Self.counting([2, 2]) as Tensor<Int64>, as: "npy")
        let type = #expect(throws: RelumeError.self) { try TensorFileDataset(path) }
        #expect(type?.code == .unsupported && type?.message.contains("int64") == true)
        let npz = try write(Self.values([2, 2]), as: "npz")
        let name = #expect(throws: RelumeError.self) { try TensorFileDataset(npz, name: "logits") }
        #expect(name?.message.contains("images, labels") == true && name?.path == npz)
        let several = directory.file("b.safetensors")
        try SafetensorsFile.write(["x": Self.values([2, 2]), "y": Self.values([2, 2])], to: several)
        #expect(throws: RelumeError.self) { try TensorFileDataset(several) }
        #expect(try TensorFileDataset(several, name: "y").count == 1)
        #expect(throws: RelumeError.self) { try TensorFileDataset(directory.file("a.png")) }
    }

    @Test func `A file that was cut since is an error of its batch`() throws {
        let path = try write(Self.values([5, 3, 2, 3]), as: "npy")
        let dataset = try TensorFileDataset(path)
        try FileSystem.write(Array(FileSystem.read(path).dropLast(4)), to: path)
        let error = #expect(throws: RelumeError.self) { try dataset.batch(at: [4]) }
        #expect(error?.path == path)
    }

    @Test func `True is all there is of a sample`() throws {
        let header = Array("{'descr': '|b1', 'fortran_order': False, 'shape': (1, 2, 2), }".utf8)
        let text = header + [UInt8](repeating: 0x20, count: 117 - header.count) + [0x0A]
        let bytes = [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(text.count), 0] + text + [0, 1, 1, 0]
        try FileSystem.write(bytes, to: directory.file("a.npy"))
        let batch = try TensorFileDataset(directory.file("a.npy")).batch(at: [0]).images
        #expect(batch.samples == .uint8(Tensor(unchecked: [1, 1, 2, 2], scalars: [0, 255, 255, 0])))
    }
}
