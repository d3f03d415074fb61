import Dispatch
public import RelumeCore

extension Parallel {
    /// Runs `body` on a thread of its own and suspends until it returns: for work that blocks or keeps all cores busy,
    /// which would hold up Swift's tasks if it ran as one of them.
    ///
    /// A task that is cancelled does not stop `body`; give it a ``Cancellation`` to look at.
    public static func onOwnThread<Output: Sendable>(
        _ body: @escaping @Sendable () throws(RelumeError) -> Output
    ) async throws(RelumeError) -> Output {
        let result = await withCheckedContinuation { continuation in
            DispatchQueue(label: "relume.task").async {
                continuation.resume(returning: Result { () throws(RelumeError) in try body() })
            }
        }
        return try result.get()
    }
}
