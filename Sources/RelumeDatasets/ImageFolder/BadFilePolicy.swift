public import RelumeCore

/// What becomes of a file that cannot be read or decoded.
public enum BadFilePolicy: Sendable {
    /// Its error ends the reading; of several, that of the first file in order.
    case `throw`
    /// It is left out of its batch, which has fewer images then, and its error goes to `report`, in the order of files.
    case skip(report: @Sendable (RelumeError) -> Void)
}
