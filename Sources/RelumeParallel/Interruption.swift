import Dispatch
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Turns the first SIGINT or SIGTERM into a cancellation; a second one ends the process as usual.
public final class Interruption: Sendable {
    private let received = Atomic<Int32>(0)

    private init() {}

    /// Watches for the signals until the process ends, and raises `cancellation` when one arrives.
    public static func watch(cancelling cancellation: Cancellation) -> Interruption {
        let interruption = Interruption()
        for number in [SIGINT, SIGTERM] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
            source.setEventHandler {
                // The handler holds its source: nothing else keeps it alive.
                withExtendedLifetime(source) { interruption.receive(number, cancellation) }
            }
            source.activate()
        }
        return interruption
    }

    private func receive(_ number: Int32, _ cancellation: Cancellation) {
        received.store(number, ordering: .releasing)
        cancellation.cancel()
        signal(number, SIG_DFL)
    }

    /// The signal that arrived, or nil.
    public var signalNumber: Int32? {
        let number = received.load(ordering: .acquiring)
        return number == 0 ? nil : number
    }
}
