import RelumeCore

/// What is worth telling about a rendering: losses, and whether there is anything to see.
struct RenderTally: Sendable, Equatable {
    /// Values of "after" that the display could not show.
    var losses = DisplayLosses()
    /// Whether the size or any sample differs, by more than what is displayed is rounded to, between before and after.
    var isChanged = false
    /// Whether "after" holds class indices.
    var holdsClasses = false
    /// The range of displayed values before and after, in [0, 1].
    var before = DisplayedRange()
    var after = DisplayedRange()

    init(holdsClasses: Bool = false) {
        self.holdsClasses = holdsClasses
    }

    mutating func merge(_ other: RenderTally) {
        losses = losses + other.losses
        isChanged = isChanged || other.isChanged
        holdsClasses = holdsClasses || other.holdsClasses
        before.merge(other.before)
        after.merge(other.after)
    }

    /// Whether a value is displayed after as another than `before`, by more than what is displayed is rounded to.
    static func differ(_ before: Float, _ after: Float) -> Bool {
        // What the display clips may differ all the same. Not "at most", so that NaN and the infinities are themselves.
        guard 0...1 ~= before, 0...1 ~= after else { return abs(before - after) > 0.5 / 65535 }
        return Rounding.nearest.sample(before, as: UInt16.self) != Rounding.nearest.sample(after, as: UInt16.self)
    }
}

/// The least and the greatest displayed value, after clipping.
struct DisplayedRange: Sendable, Equatable {
    private(set) var least = Float.infinity
    private(set) var greatest = -Float.infinity

    /// 0 for a flat picture, 1 for one from black to white; 0 as well when nothing was counted.
    var width: Float { max(greatest - least, 0) }

    mutating func include(_ value: Float) {
        guard !value.isNaN else { return }
        let shown = min(max(value, 0), 1)
        least = min(least, shown)
        greatest = max(greatest, shown)
    }

    mutating func merge(_ other: DisplayedRange) {
        least = min(least, other.least)
        greatest = max(greatest, other.greatest)
    }
}

/// The least and the greatest finite value of a pair of tensors, what `minmax` maps to 0 and 1.
struct FiniteRange: Equatable {
    private(set) var least = Float.infinity
    private(set) var greatest = -Float.infinity

    mutating func include(_ value: Float) {
        guard value.isFinite else { return }
        least = min(least, value)
        greatest = max(greatest, value)
    }

    mutating func merge(_ other: FiniteRange) {
        least = min(least, other.least)
        greatest = max(greatest, other.greatest)
    }

    /// The map that shows the range in full; [0, 1] where no value was finite.
    var displayMap: DisplayMap {
        least <= greatest ? .range(least: least, greatest: greatest) : .unit
    }
}
