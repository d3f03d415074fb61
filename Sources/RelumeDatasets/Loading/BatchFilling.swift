import RelumeCore
import RelumeImages

/// A batch that pictures are appended to one after the other, straight into its memory.
struct BatchFilling {
    /// What every picture of it is; nil before the first.
    private(set) var spec: ImageSpec?
    /// How many pictures it has.
    private(set) var count = 0
    /// How many it has room for.
    private let room: Int
    private var firstName = ""
    private let memory: BatchMemory
    // Of these only the one that the pictures are of has anything in it.
    private var bytes: [UInt8] = []
    private var words: [UInt16] = []
    private var floats: [Float] = []

    init(room: Int, _ memory: BatchMemory) {
        self.room = room
        self.memory = memory
    }

    /// Makes room if this is the first picture.
    ///
    /// - Throws: `invalidArgument` where the picture is unlike the first.
    private mutating func begin(_ spec: ImageSpec, count: Int, called name: String) throws(RelumeError) {
        precondition(self.count + count <= room, "more pictures than there is room for")
        if let first = self.spec, first != spec { throw first.refusing(spec, first: firstName) }
        self.count += count
        guard self.spec == nil else { return }
        self.spec = spec
        firstName = name
        switch spec.elementType {
        case .uint8: bytes = memory.bytes.take(room * spec.count)
        case .uint16: words = memory.words.take(room * spec.count)
        case .float32: floats = memory.floats.take(room * spec.count)
        }
    }

    /// Appends a picture with its samples as they are; `name` is what messages call it.
    ///
    /// - Throws: `invalidArgument`, naming the batch's first picture, where this one is unlike it.
    mutating func append(_ picture: LoadedPicture, called name: String) throws(RelumeError) {
        try begin(picture.spec, count: picture.count, called: name)
        switch picture {
        case .pixels(let image):
            switch image.samples {
            case .uint8(let tensor): bytes.appendPlanes(of: tensor)
            case .uint16(let tensor): words.appendPlanes(of: tensor)
            }
        case .planes(let batch):
            switch batch.samples {
            case .uint8(let tensor): bytes.append(contentsOf: tensor.scalars)
            case .uint16(let tensor): words.append(contentsOf: tensor.scalars)
            case .float32(let tensor): floats.append(contentsOf: tensor.scalars)
            }
        }
    }

    /// Appends a picture of integers as the floats that `tables` have for them; otherwise as ``append(_:called:)``.
    mutating func append(
        _ picture: LoadedPicture, called name: String, through tables: SampleTables
    ) throws(RelumeError) {
        var spec = picture.spec
        spec.elementType = .float32
        try begin(spec, count: picture.count, called: name)
        floats.append(addingCapacity: picture.count * spec.count) { output in tables.append(picture, to: &output) }
    }

    /// The batch; nil without a picture.
    consuming func finish() -> ImageBatch? {
        guard let spec else { return nil }
        let shape: TensorShape = [count, spec.channels, spec.height, spec.width]
        let samples: ImageBatch.Samples =
            switch spec.elementType {
            case .uint8: .uint8(memory.bytes.tensor(shape, bytes))
            case .uint16: .uint16(memory.words.tensor(shape, words))
            case .float32: .float32(memory.floats.tensor(shape, floats))
            }
        return ImageBatch(unchecked: samples, hasAlpha: spec.hasAlpha, isMask: spec.isMask)
    }
}

extension Array where Element: PixelSample {
    /// Appends the channels of a picture `[H, W, C]`, one after the other.
    fileprivate mutating func appendPlanes(of picture: Tensor<Element>) {
        append(addingCapacity: picture.shape.count) { output in
            output.appendPlanes(of: picture.scalars.span, channels: picture.shape[2]) { _, sample in sample }
        }
    }
}

extension ImageSpec {
    /// The error of a picture of `other` size or kind in a batch that begins with one of this.
    fileprivate func refusing(_ other: ImageSpec, first: String) -> RelumeError {
        var remedies: [String] = []
        if (height, width) != (other.height, other.width) {
            remedies.append("resize(height,width) or center_crop(height,width) makes sizes equal")
        }
        if (channels, hasAlpha) != (other.channels, other.hasAlpha) { remedies.append("rgb makes channels equal") }
        if elementType != other.elementType { remedies.append("any pipeline makes floats of samples of 8 and 16 bits") }
        return RelumeError(
            .invalidArgument,
            "a batch needs pictures of one size and kind: this one is \(other.layout), and \(first) is \(layout); in the "
                + "loader's transform \(remedies.joined(separator: ", "))")
    }

    /// Size and kind in words: `256 x 192 RGBA of 8 bits`.
    private var layout: String {
        let kind =
            switch (channels, hasAlpha) {
            case (1, _) where isMask: "mask"
            case (1, false): "gray"
            case (2, true): "gray and alpha"
            case (3, false): "RGB"
            case (4, true): "RGBA"
            default: "with \(channels) channels"
            }
        let type =
            switch elementType {
            case .uint8: "of 8 bits"
            case .uint16: "of 16 bits"
            case .float32: "as floats"
            }
        return "\(width) x \(height) \(kind) \(type)"
    }
}
