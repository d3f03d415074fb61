package import RelumeCore

/// What a run tells while it works. The calls come from one thread at a time.
package struct RunObserver: Sendable {
    /// How far the run is.
    package struct Progress: Sendable {
        /// Images and records done, failed ones included.
        package let done: Int
        /// Images and records in all.
        package let total: Int
        /// Inputs that failed so far.
        package let failures: Int
    }

    /// Called after every input.
    package var onProgress: @Sendable (Progress) -> Void
    /// Called for every input that fails.
    package var onFailure: @Sendable (RelumeError) -> Void
    /// Called for what is odd but costs nothing, with the file in front.
    package var onWarning: @Sendable (String) -> Void

    /// Makes an observer; without arguments one that listens to nothing.
    package init(
        onProgress: @escaping @Sendable (Progress) -> Void = { _ in },
        onFailure: @escaping @Sendable (RelumeError) -> Void = { _ in },
        onWarning: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.onProgress = onProgress
        self.onFailure = onFailure
        self.onWarning = onWarning
    }
}
