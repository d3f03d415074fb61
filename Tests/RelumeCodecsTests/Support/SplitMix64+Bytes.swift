import RelumeCore

extension SplitMix64 {
    /// The next `count` bytes, which a debug build has much sooner by eight than one by one.
    mutating func bytes(_ count: Int) -> [UInt8] {
        let words = (0..<((count + 7) / 8)).map { _ in next().littleEndian }
        return words.withUnsafeBytes { Array($0.prefix(count)) }
    }
}
