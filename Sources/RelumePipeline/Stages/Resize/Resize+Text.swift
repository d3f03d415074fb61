import RelumeCore

extension Resize {
    static let kind = StageKind(
        name: "resize", summary: "another size; of one number the shorter side becomes that long",
        example: "resize(224,224,interpolation=bicubic)"
    ) { call, _ throws(RelumeError) in
        guard
            let values = call.values(of: [["height", "size"], ["width"], ["interpolation"], ["antialias"]]),
            let height = values[0]?.length, values[1] == nil || values[1]?.length != nil,
            let antialias = values[3].map({ $0.flag }) ?? true,
            values[1] == nil || !call.arguments.contains(where: { $0.label == "size" })
        else {
            throw RelumeError(
                .invalidArgument,
                "resize takes the pixels of the shorter side or a height and a width, up to a million, interpolation and "
                    + "antialias, e.g. resize(256) or resize(224,224,interpolation=bicubic,antialias=true)")
        }
        let mode = try values[2].map { value throws(RelumeError) in try InterpolationMode(value) } ?? .bilinear
        guard antialias || mode.hasPlainSampling else {
            throw RelumeError(
                .invalidArgument, "\(mode.rawValue) always has antialias; take bilinear or bicubic to do without")
        }
        let width = values[1]?.length
        let size = width.map { Size.exactly(height: height, width: $0) } ?? .shorterSide(height)
        return Stage(Resize(size, mode, antialias: antialias))
    }

    var description: String {
        let lengths =
            switch size {
            case .shorterSide(let side): "size=\(side)"
            case .exactly(let height, let width): "height=\(height),width=\(width)"
            }
        // The nearest modes have nothing to choose.
        let last = interpolation.isNearest ? "" : ",antialias=\(antialias)"
        return "\(name)(\(lengths),interpolation=\(interpolation.rawValue)\(last))"
    }
}

extension InterpolationMode {
    /// The mode of this name.
    fileprivate init(_ value: CallExpression.Value) throws(RelumeError) {
        let names = Self.allCases.map(\.rawValue)
        guard case .word(let name) = value else {
            throw RelumeError(.invalidArgument, "interpolation is \(spelledOut(names))")
        }
        guard let mode = Self.allCases.first(where: { canonicalName($0.rawValue) == canonicalName(name) }) else {
            let hint =
                nearestName(to: name, in: names).map { "did you mean \"\($0)\"?" } ?? "there is \(spelledOut(names))"
            throw RelumeError(.invalidArgument, "there is no interpolation \"\(name)\"; \(hint)")
        }
        self = mode
    }
}
