import RelumeImages
import RelumeCore

/// How the samples of one or more pictures of one shape stand in memory.
struct PixelForm: Sendable, Equatable {
    /// The number of pictures.
    let count: Int
    let height: Int
    let width: Int
    let channels: Int
    let hasAlpha: Bool
    /// How many samples of one channel follow each other: 1 in interleaved pixels, `H * W` in planes.
    let planeSize: Int
    /// How many bits hold the samples where they are class indices.
    let classBitDepth: Int?

    var colorChannels: Int { hasAlpha ? channels - 1 : channels }
    /// The samples of one picture.
    var pictureSize: Int { height * width * channels }

    /// One picture `[H, W, C]`.
    init(_ image: PixelImage) {
        (count, height, width, channels) = (1, image.height, image.width, image.channels)
        hasAlpha = image.hasAlpha
        planeSize = 1
        classBitDepth = nil
    }

    /// One picture `[H, W, C]` of `spec`.
    init(picture spec: ImageSpec) {
        (count, height, width, channels) = (1, spec.height, spec.width, spec.channels)
        hasAlpha = spec.hasAlpha
        planeSize = 1
        classBitDepth = nil
    }

    /// Pictures `[N, C, H, W]`.
    init(_ batch: ImageBatch) {
        (count, height, width, channels) = (batch.count, batch.height, batch.width, batch.channels)
        hasAlpha = batch.hasAlpha
        planeSize = max(batch.height * batch.width, 1)
        classBitDepth = batch.isMask ? (batch.spec.elementType == .uint16 ? 16 : 8) : nil
    }

    /// The form of one of several pictures.
    private init(oneOf form: PixelForm) {
        count = 1
        (height, width, channels) = (form.height, form.width, form.channels)
        (hasAlpha, planeSize) = (form.hasAlpha, form.planeSize)
        classBitDepth = form.classBitDepth
    }

    var single: PixelForm { PixelForm(oneOf: self) }

    /// The samples of the picture at `index`.
    func range(ofPicture index: Int) -> Range<Int> { index * pictureSize..<(index + 1) * pictureSize }

    /// The channel of the sample at `index`.
    func channel(ofSample index: Int) -> Int { index / planeSize % channels }

    /// Whether `channel` is opacity.
    func isAlpha(_ channel: Int) -> Bool { hasAlpha && channel == channels - 1 }
}
