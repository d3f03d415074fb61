import RelumeCore
package import RelumeImages

/// How the samples of an image or a batch stand in memory.
package struct PixelForm: Sendable {
    let shape: TensorShape
    let channels: Int
    let hasAlpha: Bool
    /// How many samples of one channel follow each other: 1 in interleaved pixels, `H * W` in planes.
    let planeSize: Int

    var colorChannels: Int { hasAlpha ? channels - 1 : channels }

    /// An image `[H, W, C]`.
    package init(_ image: PixelImage) {
        shape = [image.height, image.width, image.channels]
        channels = image.channels
        hasAlpha = image.hasAlpha
        planeSize = 1
    }

    /// A batch `[N, C, H, W]`.
    init(_ batch: ImageBatch) {
        shape = batch.shape
        channels = batch.channels
        hasAlpha = batch.hasAlpha
        planeSize = batch.height * batch.width
    }

    /// The channel of the sample at `index`.
    func channel(ofSample index: Int) -> Int { index / planeSize % channels }

    /// Whether `channel` is opacity.
    func isAlpha(_ channel: Int) -> Bool { hasAlpha && channel == channels - 1 }
}
