extension Float {
    /// The shortest decimal that reads back to the same value, without a needless `.0`: `0.2`, `1`, `1e-05`, `inf`.
    package var shortText: String {
        let text = description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
