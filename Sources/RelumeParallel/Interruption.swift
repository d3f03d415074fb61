import CRelumePlatform
import Dispatch
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Turns the first SIGINT, SIGTERM or SIGHUP into a cancellation. At a second one the work is given up, and a third ends the
/// process as usual.
///
/// Work that does not end within the grace period is given up, so that an interrupted process is gone within two seconds.
package final class Interruption: Sendable {
    private static let gracePeriod = DispatchTimeInterval.milliseconds(1500)

    private let received = Atomic<Int32>(0)
    private let giveUp: @Sendable (Int32) -> Void

    private init(giveUp: @escaping @Sendable (Int32) -> Void) {
        self.giveUp = giveUp
    }

    /// Watches for the signals until the process ends, and raises `cancellation` when one arrives.
    ///
    /// - Parameter giveUp: called with the signal's number when the process still runs after the grace period, or at a second
    ///   signal; cleans up and ends it.
    package static func watch(
        cancelling cancellation: Cancellation, giveUp: @escaping @Sendable (Int32) -> Void
    ) -> Interruption {
        let interruption = Interruption(giveUp: giveUp)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            // Whoever started it with nohup wants it to outlive the terminal.
            if number == SIGHUP, relume_is_signal_ignored(number) { continue }
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
        guard received.exchange(number, ordering: .acquiringAndReleasing) == 0 else {
            signal(number, SIG_DFL)
            return giveUp(number)
        }
        cancellation.cancel()
        DispatchQueue.global(qos: .userInteractive).asyncAfter(deadline: .now() + Self.gracePeriod) { [giveUp] in
            giveUp(number)
        }
    }

    /// The signal that arrived, or nil.
    package var signalNumber: Int32? {
        let number = received.load(ordering: .acquiring)
        return number == 0 ? nil : number
    }
}
