public import RelumeCore

/// A picture whose samples are indices of a palette's colors: a segmentation mask, or Pillow's mode `P`.
///
///     try IndexedImage(indices: classes, palette: .voc).write(to: "mask.png")
public struct IndexedImage: Sendable, Hashable {
    /// The index of each pixel's color, row by row from the top.
    public let indices: [UInt8]
    /// The height in pixels.
    public let height: Int
    /// The width in pixels.
    public let width: Int
    /// The colors, at most 256, in the order that a file keeps.
    public let palette: Palette

    /// Makes a picture of indices `[H, W]`.
    ///
    /// - Throws: `invalidArgument` for another shape or a palette of more than 256 colors, `malformedData` for an index without
    ///   a color; the message names its row and column.
    public init(indices: Tensor<UInt8>, palette: Palette) throws(RelumeError) {
        guard indices.shape.rank == 2 else {
            throw RelumeError(
                .invalidArgument, "the indices of a picture are [H, W], not \(indices.shape); reshape the tensor")
        }
        try self.init(indices.scalars, height: indices.shape[0], width: indices.shape[1], palette)
    }

    init<Index: FixedWidthInteger>(
        _ indices: [Index], height: Int, width: Int, _ palette: Palette
    ) throws(RelumeError) {
        guard palette.colors.count <= 256 else {
            throw RelumeError(
                .invalidArgument,
                "a picture's palette has at most 256 colors, not \(palette.colors.count); make RGB of it")
        }
        if let fault = palette.firstWithoutColor(in: indices, height: height, width: width) {
            throw RelumeError(.malformedData, fault.message)
        }
        self.indices = indices as? [UInt8] ?? indices.map { UInt8(truncatingIfNeeded: $0) }
        self.height = height
        self.width = width
        self.palette = palette
    }
}

extension IndexedImage {
    /// The indices of a picture whose colors all are of `palette`; nil for any other picture, and where two colors of the palette
    /// are one, so that nobody can tell which index was meant.
    package init?(_ picture: PixelImage, palette: Palette) {
        guard palette.colors.count <= 256, case .uint8(let tensor) = picture.samples, picture.channels >= 3 else {
            return nil
        }
        let pixels = palette.colors.enumerated().map { (key: $0.element, value: UInt8($0.offset)) }
        let places = Dictionary(pixels, uniquingKeysWith: { first, _ in first })
        guard places.count == palette.colors.count else { return nil }
        let samples = tensor.scalars
        var indices: [UInt8] = []
        indices.reserveCapacity(picture.width * picture.height)
        // Masks are areas: mostly a pixel is as the one before.
        var known: (color: Palette.Color, index: UInt8)?
        for start in stride(from: 0, to: samples.count, by: picture.channels) {
            let color = Palette.Color(
                red: samples[start], green: samples[start + 1], blue: samples[start + 2],
                alpha: picture.hasAlpha ? samples[start + 3] : 255)
            if known?.color != color {
                guard let index = places[color] else { return nil }
                known = (color, index)
            }
            indices.append(known?.index ?? 0)
        }
        self.indices = indices
        (height, width) = (picture.height, picture.width)
        self.palette = palette
    }
}

extension ImageBatch {
    /// The pictures as indices of the colors of `palette`: the batch holds one channel of integers, such as the classes that
    /// `argmax` leaves, which stand for themselves.
    ///
    /// - Throws: `invalidArgument` for floats or several channels, or what
    ///   ``IndexedImage/init(indices:palette:)`` throws; the error's index is the picture's.
    public func pictures(palette: Palette) throws(RelumeError) -> [IndexedImage] {
        guard channels == 1 else {
            throw RelumeError(
                .invalidArgument,
                "an indexed picture has one channel of class indices, and here are \(channels); put argmax before")
        }
        return switch samples {
        case .uint8(let tensor): try tensor.indexed(palette)
        case .uint16(let tensor): try tensor.indexed(palette)
        case .float32:
            throw RelumeError(
                .invalidArgument,
                "an indexed picture has integers for class indices, and here are floats; put argmax before")
        }
    }
}

extension Tensor where Scalar: FixedWidthInteger {
    fileprivate func indexed(_ palette: Palette) throws(RelumeError) -> [IndexedImage] {
        let (height, width) = (shape[2], shape[3])
        var pictures: [IndexedImage] = []
        for index in 0..<shape[0] {
            let range = index * height * width..<(index + 1) * height * width
            do throws(RelumeError) {
                pictures.append(try IndexedImage(Array(scalars[range]), height: height, width: width, palette))
            } catch {
                throw RelumeError(error.code, error.message, index: index)
            }
        }
        return pictures
    }
}
