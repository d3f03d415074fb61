/// How a tensor value becomes a pixel: one named map, shared by the "before" and the "after" picture.
///
/// The map takes a value to [0, 1]; what lies outside is clipped (and counted), NaN becomes 0.
public enum DisplayMap: Hashable, Sendable {
    /// The value itself, as TensorBoard shows it.
    case unit
    /// `(x - lo) / (hi - lo)`.
    case range(lo: Float, hi: Float)
    /// `x * std + mean`, which undoes a normalization.
    case denormalize(Normalization)

    /// The range from `least` to `greatest`, of width 1 where they are equal.
    package static func range(least: Float, greatest: Float) -> DisplayMap {
        .range(lo: least, hi: greatest > least ? greatest : least + 1)
    }

    /// The map of each channel of a picture; alpha, which comes last, is shown as it is.
    ///
    /// - Throws: `invalidArgument` for a normalization of another number of color channels.
    package func channels(color: Int, hasAlpha: Bool) throws(RelumeError) -> [ChannelDisplay] {
        if case .denormalize(let normalization) = self, let channels = normalization.channels, channels != color {
            throw RelumeError(
                .invalidArgument,
                "the display denormalizes \(channels) channels, the images have \(color); "
                    + "give a mean and a deviation for each channel, or one for all")
        }
        var displays: [ChannelDisplay] = []
        for channel in 0..<color { displays.append(try forChannel(channel)) }
        return displays + (hasAlpha ? [.unit] : [])
    }

    private func forChannel(_ channel: Int) throws(RelumeError) -> ChannelDisplay {
        switch self {
        case .unit: return .unit
        case .range(let lo, let hi): return .range(lo: lo, width: hi - lo)
        case .denormalize(let normalization):
            let (mean, std) = try normalization.parameters(forChannel: channel)
            return .scale(std: std, mean: mean)
        }
    }
}

/// Which map a pair of pictures is shown by: one that is known beforehand, or one that depends on their values.
package enum DisplayMode: Hashable, Sendable {
    /// The same map for every pair.
    case fixed(DisplayMap)
    /// ``DisplayMap/range(least:greatest:)`` of all finite values before and after.
    case minMax
}

extension DisplayMap: CustomStringConvertible {
    /// The command line's spelling.
    public var description: String {
        switch self {
        case .unit: "unit"
        case .range(let lo, let hi): "range(\(lo),\(hi))"
        case .denormalize: "denormalize"
        }
    }
}

extension DisplayMode: CustomStringConvertible {
    /// The command line's spelling.
    package var description: String {
        switch self {
        case .fixed(let map): map.description
        case .minMax: "minmax"
        }
    }
}

/// A ``DisplayMap`` for one channel: takes a value to what it is displayed as, 0 for black, 1 for full.
@frozen @usableFromInline
package enum ChannelDisplay: Sendable {
    /// The value itself.
    case unit
    /// `(x - lo) / width`.
    case range(lo: Float, width: Float)
    /// `x * std + mean`.
    case scale(std: Float, mean: Float)

    /// The displayed value, in Float32.
    @inlinable
    package func callAsFunction(_ x: Float) -> Float {
        switch self {
        case .unit: x
        case .range(let lo, let width): (x - lo) / width
        case .scale(let std, let mean): x * std + mean
        }
    }
}
