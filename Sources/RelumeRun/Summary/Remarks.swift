import RelumeActivations
import RelumeCore
import RelumePipeline

/// What a person should hear about the result as a whole.
enum Remarks {
    /// A picture whose range shrinks below this share of what it was looks flat.
    private static let flatShare: Float = 0.4

    static func about(_ tally: RenderTally, images: Int, plan: RunPlan) -> [String] {
        guard images > 0 else { return [] }
        let advice = "try --pipeline \"normalize(half) | relu\""
        var remarks: [String] = []
        if !tally.isChanged, plan.options.pipeline.stages != [.activation(.linear)] {
            remarks.append(
                "no sample changed: \(plan.options.pipeline) is the identity on these values; \(advice) to see its effect"
            )
        } else if tally.holdsClasses {
            remarks.append("class indices are written as they are, which is dark; add \"| palette(voc)\" to see colors")
        } else if tally.after.width < flatShare * tally.before.width {
            let levels = Int((tally.after.width * 255).rounded()) + 1
            remarks.append(
                "the result spans only \(levels) of 256 levels, a flat gray; \(advice) or --display minmax to see more")
        }
        if tally.losses.clipped > 0 {
            remarks.append("\(tally.losses.clipped) values were clipped by --display \(plan.display)")
        }
        if tally.losses.nonFinite > 0 { remarks.append("\(tally.losses.nonFinite) values were not finite") }
        return remarks
    }
}
