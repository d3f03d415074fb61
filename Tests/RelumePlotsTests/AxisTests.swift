import Testing

@testable import RelumePlots

/// Which values axes are marked with.
struct AxisTests {
    @Test(
        arguments: [
            (-5...5, 12, ["−5", "−4", "−3", "−2", "−1", "0", "1", "2", "3", "4", "5"]),
            (-5...5, 6, ["−4", "−2", "0", "2", "4"]), (-0.1...1.1, 7, ["0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
            (0...0.03, 4, ["0", "0.01", "0.02", "0.03"]), (-20...148, 8, ["0", "50", "100"]),
            (1_000_000...3_000_000, 4, ["1e6", "1.5e6", "2e6", "2.5e6", "3e6"]),
            (0...2e-9, 4, ["0", "5e−10", "1e−9", "1.5e−9", "2e−9"]),
            (999.5...1000.5, 5, ["999.6", "999.8", "1000.0", "1000.2", "1000.4"]),
            (0...1e-44, 2, ["0", "5e−45", "1e−44"]),
            (0...10, 10, ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]),
        ] as [(ClosedRange<Double>, Int, [String])])
    func `Marks are round and not too many`(range: ClosedRange<Double>, maxTicks: Int, labels: [String]) {
        let axis = Axis(range, maxTicks: maxTicks)
        #expect(axis.ticks.map(\.label) == labels)
        #expect(axis.ticks.count <= maxTicks + 1)
    }

    @Test func `A label is its value`() {
        for exponent in -12...12 {
            let high = (0..<abs(exponent)).reduce(7.3) { value, _ in exponent < 0 ? value / 10 : value * 10 }
            for tick in Axis(-high...high, maxTicks: 9).ticks {
                let text = tick.label.map { $0 == "−" ? "-" : String($0) }.joined()
                #expect(Double(text) == tick.value)
            }
        }
    }

    @Test(arguments: [
        (0, "0"), (-0.001, "0"), (12, "12"), (0.5, "0.5"), (-3.25, "-3.25"), (1.005, "1"), (0.996, "1"),
        (-0.07, "-0.07"),
    ])
    func `Coordinates are short`(number: Double, text: String) {
        #expect(number.svg == text)
    }
}
