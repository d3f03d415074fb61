import RelumeFiles
import RelumeRun
import Synchronization

/// A line on a terminal that tells how far the run is, how fast, and how long it will still take.
final class ProgressBar: Sendable {
    private let start = ContinuousClock.now
    private let lastDrawn = Mutex<ContinuousClock.Instant?>(nil)

    /// Draws the state, ten times a second at most.
    func update(_ progress: RunObserver.Progress) {
        let now = ContinuousClock.now
        let isDue = lastDrawn.withLock { last in
            if let last, now - last < .milliseconds(100) { return false }
            last = now
            return true
        }
        if isDue { draw(progress, after: (now - start) / .seconds(1)) }
    }

    /// Removes the line, so that something else can stand there.
    func clear() {
        let isDrawn = lastDrawn.withLock { last in
            defer { last = nil }
            return last != nil
        }
        if isDrawn { Console.show("\r\u{1B}[K") }
    }

    private func draw(_ progress: RunObserver.Progress, after seconds: Double) {
        let rate = Double(progress.done) / max(seconds, 0.001)
        let remaining = Double(progress.total - progress.done) / max(rate, 0.001)
        var text = " \(progress.done)/\(progress.total)  \(Int(rate)) images/s  \(Self.time(remaining)) left"
        if progress.failures > 0 { text += "  \(progress.failures) failed" }
        let width = min(max((StandardStream.error.columns ?? 80) - text.count - 3, 0), 40)
        let filled = progress.total > 0 ? width * progress.done / progress.total : 0
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
        Console.show("\r[\(bar)]\(text)\u{1B}[K")
    }

    private static func time(_ seconds: Double) -> String {
        let whole = Int(min(seconds.rounded(.up), 359_999))
        return whole < 60
            ? "\(whole) s"
            : whole < 3600 ? "\(whole / 60) min \(whole % 60) s" : "\(whole / 3600) h \(whole / 60 % 60) min"
    }
}
