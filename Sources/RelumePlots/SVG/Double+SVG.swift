extension Double {
    /// The number to a hundredth, as short as it goes: `12`, `0.5`, `-3.25`. For coordinates, so within +-1e12.
    var svg: String {
        let hundredths = Int((self * 100).rounded())
        let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
        let sign = hundredths < 0 ? "-" : ""
        if rest == 0 { return "\(sign)\(whole)" }
        return rest % 10 == 0 ? "\(sign)\(whole).\(rest / 10)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}
