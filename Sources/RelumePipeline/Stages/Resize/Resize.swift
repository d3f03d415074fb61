import RelumeCore
import RelumeImages
import RelumeKernels

/// Another size, as torchvision's `resize`; bytes as Pillow's.
struct Resize: StageOperation {
    /// What the picture becomes.
    enum Size: Hashable {
        /// The shorter side; the other in proportion, rounded down.
        case shorterSide(Int)
        case exactly(height: Int, width: Int)
    }

    let size: Size
    let interpolation: InterpolationMode
    let antialias: Bool

    init(_ size: Size, _ interpolation: InterpolationMode, antialias: Bool) {
        self.size = size
        self.interpolation = interpolation
        self.antialias = antialias || !interpolation.hasPlainSampling
    }

    var name: String { Self.kind.name }
    var countsPixels: Bool { true }
    var takesMasks: Bool { interpolation.isNearest }

    func output(for input: ImageSpec) -> ImageSpec {
        var output = input
        (output.height, output.width) = size(height: input.height, width: input.width)
        return output
    }

    private func size(height: Int, width: Int) -> (height: Int, width: Int) {
        switch size {
        case .exactly(let newHeight, let newWidth): return (newHeight, newWidth)
        case .shorterSide(let side):
            // More than any picture may have is refused by whoever asks, not here.
            let longer = Int(min(Double(side) * Double(max(height, width)) / Double(max(min(height, width), 1)), 1e15))
            return height < width ? (side, longer) : (longer, side)
        }
    }

    func apply(to batch: inout ImageBatch, _ context: SampleContext, jobs: Int) {
        apply(to: &batch, keeping: nil, jobs: jobs)
    }

    /// Reads the pixels as they are: parting a large picture in planes first takes longer than making it small.
    func applying(to image: PixelImage, _ context: SampleContext, jobs: Int) -> ImageBatch {
        applying(to: image, keeping: nil, jobs: jobs)
    }

    func joined(with next: Stage) -> (any StageOperation)? {
        (next.operation as? CenterCrop).map { ResizedCrop(resize: self, crop: $0) }
    }

    /// Makes the pictures whole, or what `crop` keeps of them and nothing else.
    func apply(to batch: inout ImageBatch, keeping crop: CenterCrop?, jobs: Int) {
        let layout = PictureLayout(
            count: batch.count, channels: batch.channels, height: batch.height, width: batch.width,
            hasAlpha: batch.hasAlpha, isInterleaved: false)
        guard let (sampling, height, width) = sampling(of: layout, keeping: crop) else {
            crop?.apply(to: &batch, SampleContext(), jobs: jobs)
            return
        }
        let shape: TensorShape = [layout.count, layout.channels, height, width]
        let samples: ImageBatch.Samples =
            switch batch.samples {
            case .uint8(let tensor):
                .uint8(Tensor(unchecked: shape, scalars: sampling.planes(of: tensor.scalars, layout, jobs: jobs)))
            case .uint16(let tensor):
                .uint16(Tensor(unchecked: shape, scalars: sampling.planes(of: tensor.scalars, layout, jobs: jobs)))
            case .float32(let tensor):
                .float32(Tensor(unchecked: shape, scalars: sampling.planes(of: tensor.scalars, layout, jobs: jobs)))
            }
        batch = ImageBatch(unchecked: samples, hasAlpha: batch.hasAlpha, isMask: batch.isMask)
        crop?.apply(to: &batch, SampleContext(), jobs: jobs)
    }

    func applying(to image: PixelImage, keeping crop: CenterCrop?, jobs: Int) -> ImageBatch {
        let layout = PictureLayout(
            count: 1, channels: image.channels, height: image.height, width: image.width, hasAlpha: image.hasAlpha,
            isInterleaved: true)
        var batch: ImageBatch
        if let (sampling, height, width) = sampling(of: layout, keeping: crop) {
            let shape: TensorShape = [1, layout.channels, height, width]
            let samples: ImageBatch.Samples =
                switch image.samples {
                case .uint8(let tensor):
                    .uint8(Tensor(unchecked: shape, scalars: sampling.planes(of: tensor.scalars, layout, jobs: jobs)))
                case .uint16(let tensor):
                    .uint16(Tensor(unchecked: shape, scalars: sampling.planes(of: tensor.scalars, layout, jobs: jobs)))
                }
            batch = ImageBatch(unchecked: samples, hasAlpha: image.hasAlpha)
        } else {
            batch = image.batch
        }
        crop?.apply(to: &batch, SampleContext(), jobs: jobs)
        return batch
    }

    /// What makes the rows and columns that `crop` keeps, or all of them where it keeps none or wants more than there are; nil
    /// where the picture has its size already.
    private func sampling(
        of layout: PictureLayout, keeping crop: CenterCrop?
    ) -> (any PlaneSampling, height: Int, width: Int)? {
        let (height, width) = size(height: layout.height, width: layout.width)
        guard (height, width) != (layout.height, layout.width) else { return nil }
        let part = crop?.part(ofHeight: height, width: width) ?? (rows: 0..<height, columns: 0..<width)
        return (
            sampling(from: layout, toHeight: height, width: width, part.rows, part.columns), part.rows.count,
            part.columns.count
        )
    }

    private func sampling(
        from layout: PictureLayout, toHeight height: Int, width: Int, _ rows: Range<Int>, _ columns: Range<Int>
    ) -> any PlaneSampling {
        if interpolation.isNearest {
            return Gathering(interpolation, height: layout.height, width: layout.width, toHeight: height, width: width)
                .part(columns: columns, rows: rows)
        }
        let weights = { (length: Int, count: Int) in
            KnownWeights.shared.weights(interpolation, antialias: antialias, from: length, to: count)
        }
        return Resampling(
            columns: weights(layout.width, width).part(columns), rows: weights(layout.height, height).part(rows),
            mayGoDownFirst: antialias)
    }
}

extension Stage {
    /// The picture in another size, in which its shorter side has `shorterSide` pixels and the longer one
    /// `shorterSide * longer / shorter`, rounded down, as torchvision's `resize`.
    ///
    /// Samples keep their type. 8 bits are those of Pillow 13 to the bit, without antialias PyTorch's within 1; floats are
    /// PyTorch's within 2e-6 of the greatest; 16 bits are summed as floats and rounded, within 0.6 of the exact sum. Colors
    /// are weighted by opacity, as in Pillow, but for the nearest modes.
    /// - Parameter antialias: Whether a smaller picture is made of all samples instead of a few near each pixel. The nearest
    ///   modes have none; `box` and `lanczos` always have it.
    public static func resize(
        _ shorterSide: Int, interpolation: InterpolationMode = .bilinear, antialias: Bool = true
    ) -> Stage {
        Stage(Resize(.shorterSide(shorterSide), interpolation, antialias: antialias))
    }

    /// The picture in `height` x `width` pixels; see ``resize(_:interpolation:antialias:)``.
    public static func resize(
        height: Int, width: Int, interpolation: InterpolationMode = .bilinear, antialias: Bool = true
    ) -> Stage {
        Stage(Resize(.exactly(height: height, width: width), interpolation, antialias: antialias))
    }
}
