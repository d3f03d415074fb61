package import RelumeCore

/// How a run went.
package struct RunSummary: Sendable {
    /// Images and records that were processed and kept.
    package internal(set) var images = 0
    /// Inputs that failed, and steps whose own files could not all be written.
    package internal(set) var failures = 0
    /// Those of the failures that are the machine's fault, such as a full disk: another try may succeed.
    package internal(set) var faultsOfMachine = 0
    /// Inputs whose outputs were there already.
    package internal(set) var skipped = 0
    /// Bytes of decoded samples.
    package internal(set) var pixelBytes = 0
    /// Wall time.
    package internal(set) var duration = Duration.zero
    /// Values that the display could not show, over all images.
    package internal(set) var losses = DisplayLosses()
    /// Steps written to the event file.
    package internal(set) var loggedSteps = 0
    /// The last of them, which counts the steps of earlier runs that this one completed.
    package internal(set) var lastLoggedStep = 0
    /// The event file's directory, if there is one.
    package internal(set) var eventDirectory: String?
    /// Whether a signal or `--fail-fast` ended the run early.
    package internal(set) var isCutShort = false
    /// A table of how values were distributed before and after, where that was measured.
    package internal(set) var statistics: [String] = []
    /// What the user may want to know about the result as a whole, such as that nothing changed.
    package internal(set) var remarks: [String] = []

    /// The closing line: images, megabytes of pixels, seconds, images a second, failures.
    package var description: String {
        let seconds = duration / .seconds(1)
        let rate = seconds > 0 ? Double(images) / seconds : 0
        var parts = [
            "\(images) \(images == 1 ? "image" : "images")",
            "\(Self.rounded(Double(pixelBytes) / 1e6)) MB of pixels",
            "\(Self.rounded(seconds)) s",
            "\(Int(rate.rounded())) images/s",
        ]
        if skipped > 0 { parts.append("\(skipped) skipped") }
        parts.append("\(failures) failed")
        return parts.joined(separator: ", ")
    }

    /// With two or more significant places: 0.034, 1.25, 153.
    private static func rounded(_ value: Double) -> String {
        let scale: Double = value < 0.1 ? 1000 : value < 100 ? 100 : 1
        let scaled = (value * scale).rounded() / scale
        return scaled == scaled.rounded() ? String(Int(scaled)) : String(scaled)
    }
}

extension RunSummary: CustomStringConvertible {}

extension RunSummary {
    /// What TensorBoard keeps of a tag's images unless told otherwise.
    private static let samplesKept = 10

    /// The command that shows the run's events; nil without any.
    package var tensorBoardCommand: String? {
        guard let eventDirectory, loggedSteps > 0 else { return nil }
        let samples = lastLoggedStep > Self.samplesKept ? " --samples_per_plugin images=\(lastLoggedStep)" : ""
        return "tensorboard --logdir \(eventDirectory.quotedForShell)\(samples)"
    }
}

extension String {
    /// As a word of a shell's command line: in quotes where it holds what a shell would not take as it stands.
    package var quotedForShell: String {
        guard isEmpty || !allSatisfy({ $0.isLetter || $0.isNumber || "/._-+".contains($0) }) else { return self }
        return "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
