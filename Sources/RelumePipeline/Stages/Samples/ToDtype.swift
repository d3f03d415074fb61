public import RelumeCore

/// Samples of another type, as torchvision's `to_dtype` with `scale=True`.
struct ToDtype: StageOperation {
    let type: ImageSpec.ElementType

    private static let types: KeyValuePairs<String, ImageSpec.ElementType> = [
        "uint8": .uint8, "uint16": .uint16, "float32": .float32,
    ]

    static let kind = StageKind(
        name: "to_dtype", summary: "samples as uint8, uint16 or float32, scaled to its range",
        example: "to_dtype(uint8)"
    ) { call, _ throws(RelumeError) in
        guard let values = call.values(of: [["dtype"]]), case .word(let name)? = values[0],
            let type = Self.types.first(where: { $0.key == name })?.value
        else {
            let names = spelledOut(Self.types.map(\.key))
            throw RelumeError(.invalidArgument, "to_dtype takes \(names), e.g. to_dtype(uint8)")
        }
        return .toDtype(type)
    }

    var name: String { Self.kind.name }

    var description: String {
        let dtype = Self.types.first { $0.value == type }?.key ?? ""
        return "\(name)(dtype=\(dtype))"
    }

    func output(for input: ImageSpec) -> ImageSpec {
        var output = input
        output.elementType = type
        return output
    }

    func apply(to batch: inout ImageBatch, _ context: SampleContext, jobs: Int) {
        let samples: ImageBatch.Samples =
            switch (type, batch.samples) {
            case (.float32, _): .float32(batch.float32())
            case (.uint8, .uint8), (.uint16, .uint16): batch.samples
            case (.uint8, .uint16(let tensor)): .uint8(tensor.mapped { UInt8($0 >> 8) })
            case (.uint16, .uint8(let tensor)): .uint16(tensor.mapped { UInt16($0) << 8 })
            case (.uint8, .float32(let tensor)): .uint8(tensor.mapped(Self.cut))
            case (.uint16, .float32(let tensor)): .uint16(tensor.mapped(Self.cut))
            }
        batch = ImageBatch(unchecked: samples, hasAlpha: batch.hasAlpha)
    }

    /// A value times nearly one more than the maximum, so that each integer has an equal part of [0, 1].
    private static func cut<Sample: FixedWidthInteger>(_ value: Float) -> Sample {
        let scaled = value * Float(Double(Sample.max) + 1 - 0.001)
        // NaN is not above 0.
        guard scaled > 0 else { return 0 }
        return scaled < Float(Sample.max) ? Sample(scaled) : .max
    }
}

extension Tensor {
    fileprivate func mapped<Result>(_ transform: (Scalar) -> Result) -> Tensor<Result> {
        let scalars = scalars.span
        return Tensor<Result>(shape: shape) { output in
            for index in scalars.indices { output.append(transform(scalars[index])) }
        }
    }
}

extension Stage {
    /// Samples of another type, as torchvision's `to_dtype` with `scale=True`: integers to floats in [0, 1] divided by their
    /// maximum, floats to integers times nearly one more than the maximum and rounded down, 8 bits to 16 and back shifted by
    /// 8. Values outside [0, 1] become the nearest integer there is, NaN 0.
    ///
    /// What leaves a pipeline is floats; this one then leaves those that integers stand for.
    public static func toDtype(_ type: ImageSpec.ElementType) -> Stage { Stage(ToDtype(type: type)) }
}
