import ArgumentParser

/// A number of bytes as people write it: `1000000`, `512K`, `64M`, `2G`, by powers of 1024.
struct ByteCount: ExpressibleByArgument, CustomStringConvertible {
    let bytes: Int

    init(_ bytes: Int) { self.bytes = bytes }

    /// Nil for anything but digits and a unit, and for what is 0 or no number of a machine.
    init?(argument: String) {
        var digits = argument[...]
        let units: [Character: Int] = ["K": 10, "M": 20, "G": 30, "T": 40]
        var shift = 0
        if let unit = digits.last, let power = units[Character(unit.uppercased())] {
            shift = power
            digits.removeLast()
        }
        guard digits.allSatisfy(\.isASCII), digits.allSatisfy(\.isNumber), let number = Int(digits), number > 0,
            number <= Int.max >> shift
        else { return nil }
        bytes = number << shift
    }

    var description: String {
        for (unit, shift) in [("G", 30), ("M", 20), ("K", 10)] where bytes & (1 << shift - 1) == 0 {
            return "\(bytes >> shift)\(unit)"
        }
        return String(bytes)
    }
}
