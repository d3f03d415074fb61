extension EventFileReader {
    /// One event of a file: a moment of a run and what was logged then.
    public struct Event: Sendable {
        /// When it was written, in seconds since 1970.
        public let wallTime: Double
        /// The step it belongs to.
        public let step: Int
        /// The format's version, which only a file's first event carries.
        public let fileVersion: String?
        /// Whether it starts a session, upon which TensorBoard drops what came before from this step on.
        public let startsSession: Bool
        /// What was logged.
        public let values: [SummaryValue]

        init(_ message: ProtoEvent) {
            wallTime = message.wallTime
            step = Int(message.step)
            var (version, isStart, values) = (String?.none, false, [SummaryValue]())
            switch message.what {
            case .fileVersion(let text): version = text
            case .sessionLog(let log): isStart = log.status == .start
            case .summary(let summary): values = summary.value.map(SummaryValue.init)
            case nil: break
            }
            fileVersion = version
            startsSession = isStart
            self.values = values
        }
    }
}
