/// How a tensor value becomes a pixel: one named map, shared by the "before" and the "after" picture.
///
/// The map takes a value to [0, 1]; what lies outside is clipped (and counted), NaN becomes 0.
public enum DisplayMap: Hashable, Sendable {
    /// The value itself, as TensorBoard shows it.
    case unit
    /// `(x - lo) / (hi - lo)`.
    case range(lo: Float, hi: Float)
    /// `range` from the smallest to the largest finite value of the pair before and after.
    case minMax
    /// `x * std + mean`, which undoes a normalization.
    case denormalize(Normalization)

    /// The map for the values of one channel.
    ///
    /// `minMax` must have been resolved to a range first; see ``resolved(least:greatest:)``.
    public func forChannel(_ channel: Int) -> ChannelDisplay {
        switch self {
        case .unit: return .unit
        case .range(let lo, let hi): return .range(lo: lo, width: hi - lo)
        case .minMax: preconditionFailure("minMax is resolved to a range before values are displayed")
        case .denormalize(let normalization):
            let (mean, std) = normalization.parameters(forChannel: channel)
            return .scale(std: std, mean: mean)
        }
    }

    /// Whether the map depends on the values: true for `minMax` until it is resolved.
    public var needsRange: Bool { self == .minMax }

    /// The map itself, or for `minMax` the range from `least` to `greatest` (of width 1 where they are equal).
    public func resolved(least: Float, greatest: Float) -> DisplayMap {
        guard case .minMax = self else { return self }
        return .range(lo: least, hi: greatest > least ? greatest : least + 1)
    }
}

extension DisplayMap: CustomStringConvertible {
    /// The command line's spelling.
    public var description: String {
        switch self {
        case .unit: "unit"
        case .range(let lo, let hi): "range(\(lo),\(hi))"
        case .minMax: "minmax"
        case .denormalize: "denormalize"
        }
    }
}

/// A ``DisplayMap`` for one channel: takes a value to what it is displayed as, 0 for black, 1 for full.
@frozen
public enum ChannelDisplay: Sendable {
    /// The value itself.
    case unit
    /// `(x - lo) / width`.
    case range(lo: Float, width: Float)
    /// `x * std + mean`.
    case scale(std: Float, mean: Float)

    /// The displayed value, in Float32.
    @inlinable
    public func callAsFunction(_ x: Float) -> Float {
        switch self {
        case .unit: x
        case .range(let lo, let width): (x - lo) / width
        case .scale(let std, let mean): x * std + mean
        }
    }
}
