import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The name that TensorBoard's own writers give an event file:
/// `events.out.tfevents.SECONDS.HOST.PID.NUMBER` and a suffix, the seconds with ten digits.
///
/// TensorBoard reads a run's files in the order of their names and only asks that they contain `tfevents`.
package enum EventFileName {
    package static let prefix = "events.out.tfevents."
    private static let serial = Atomic<Int>(0)

    /// A name that no other call of this process gives, for a file started at `wallTime`.
    package static func next(wallTime: Double, suffix: String) -> String {
        let number = serial.wrappingAdd(1, ordering: .relaxed).oldValue
        let seconds = String(Int64(exactly: wallTime.rounded(.down)) ?? 0)
        let padding = String(repeating: "0", count: max(0, 10 - seconds.utf8.count))
        return "\(prefix)\(padding)\(seconds).\(hostName).\(getpid()).\(number)\(suffix)"
    }

    /// `wallTime`, or where it is not later than those in `names`, the first whole second behind them: a clock may have been
    /// put back, and within a second the number of a process decides, as text.
    static func wallTime(from wallTime: Double, behind names: [String]) -> Double {
        let seconds = names.compactMap { name in
            name.hasPrefix(prefix) ? Int64(name.dropFirst(prefix.count).prefix { $0 != "." }) : nil
        }
        return max(wallTime, seconds.max().map { Double($0) + 1 } ?? wallTime)
    }

    /// What the system calls this machine, `localhost` if it has no name.
    private static let hostName: String = {
        // The last byte stays 0 whatever the system does with a name that does not fit.
        var name = [CChar](repeating: 0, count: 256)
        let status = gethostname(&name, name.count - 1)
        let text = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return status != 0 || text.isEmpty ? "localhost" : text
    }()
}

/// The time of day.
enum WallClock {
    /// Seconds since 1970, with fraction.
    static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
