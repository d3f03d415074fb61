public import RelumeCore
public import RelumeImages

extension PixelImage {
    /// The samples of a picture that must have 8 bits; the test fails where it has more.
    public func requiredBytes() throws -> Tensor<UInt8> {
        guard case .uint8(let tensor) = samples else { throw NotBytes(samples: "\(samples)") }
        return tensor
    }
}

extension ImageBatch {
    /// The samples of images that must have 8 bits; the test fails where they have more.
    public func requiredBytes() throws -> Tensor<UInt8> {
        guard case .uint8(let tensor) = samples else { throw NotBytes(samples: "\(samples)") }
        return tensor
    }
}

private struct NotBytes: Error {
    let samples: String
}
