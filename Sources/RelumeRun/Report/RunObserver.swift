public import RelumeCore

/// What a run tells while it works. The calls come from one thread at a time.
public struct RunObserver: Sendable {
    /// How far the run is.
    public struct Progress: Sendable {
        /// Images and records done, failed ones included.
        public let done: Int
        /// Images and records in all.
        public let total: Int
        /// Inputs that failed so far.
        public let failures: Int
    }

    /// Called after every input.
    public var onProgress: @Sendable (Progress) -> Void
    /// Called for every input that fails.
    public var onFailure: @Sendable (RelumeError) -> Void
    /// Called for what is odd but costs nothing, with the file in front.
    public var onWarning: @Sendable (String) -> Void

    /// Makes an observer; without arguments one that listens to nothing.
    public init(
        onProgress: @escaping @Sendable (Progress) -> Void = { _ in },
        onFailure: @escaping @Sendable (RelumeError) -> Void = { _ in },
        onWarning: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.onProgress = onProgress
        self.onFailure = onFailure
        self.onWarning = onWarning
    }
}
