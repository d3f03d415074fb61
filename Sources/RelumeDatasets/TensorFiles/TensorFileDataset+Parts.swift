import RelumeCore
import RelumeImages
import RelumeTensorFiles

extension TensorDataType {
    /// How pictures hold such items; nil where they do not.
    var elementType: ImageSpec.ElementType? {
        switch self {
        case .uint8, .bool: .uint8
        case .uint16: .uint16
        case .float16, .bfloat16, .float32, .float64: .float32
        default: nil
        }
    }
}

extension [Int] {
    /// The numbers in order, those that follow each other as one range.
    var consecutiveRuns: [Range<Int>] {
        reduce(into: []) { runs, number in
            if let last = runs.last, last.upperBound == number {
                runs[runs.count - 1] = last.lowerBound..<number + 1
            } else {
                runs.append(number..<number + 1)
            }
        }
    }
}

extension ImageBatch {
    /// Some of the pictures.
    func pictures(_ range: Range<Int>) -> ImageBatch {
        switch samples {
        case .uint8(let tensor): ImageBatch(unchecked: .uint8(tensor.images(range)), hasAlpha: hasAlpha)
        case .uint16(let tensor): ImageBatch(unchecked: .uint16(tensor.images(range)), hasAlpha: hasAlpha)
        case .float32(let tensor): ImageBatch(unchecked: .float32(tensor.images(range)), hasAlpha: hasAlpha)
        }
    }

    /// The pictures of all `parts`, each of which is as `spec` says. One part is passed on as it is.
    init(joining parts: [ImageBatch], _ spec: ImageSpec) {
        if parts.count == 1 {
            self = parts[0]
            return
        }
        let shape: TensorShape = [parts.reduce(0) { $0 + $1.count }, spec.channels, spec.height, spec.width]
        func joined<Scalar>(_ scalars: (ImageBatch) -> [Scalar]) -> Tensor<Scalar> {
            var all: [Scalar] = []
            all.reserveCapacity(shape.count)
            for part in parts { all += scalars(part) }
            return Tensor(unchecked: shape, scalars: all)
        }
        let samples: Samples =
            switch spec.elementType {
            case .uint8: .uint8(joined { if case .uint8(let tensor) = $0.samples { tensor.scalars } else { [] } })
            case .uint16: .uint16(joined { if case .uint16(let tensor) = $0.samples { tensor.scalars } else { [] } })
            case .float32: .float32(joined { if case .float32(let tensor) = $0.samples { tensor.scalars } else { [] } })
            }
        self.init(unchecked: samples, hasAlpha: spec.hasAlpha)
    }
}
