import RelumeDatasets
import RelumeFiles

/// CIFAR files made for a test: the labels and pixels of a record are functions of its number.
enum CIFARFixture {
    static func label(_ record: Int, of count: Int) -> Int { (record * 7 + 3) % count }
    static func pixel(_ record: Int, _ position: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: record &* 31 &+ position &* 7)
    }

    /// The bytes of records `range`.
    static func bytes(_ format: CIFARFormat, _ range: Range<Int>) -> [UInt8] {
        range.flatMap { record -> [UInt8] in
            let labels = format == .cifar10 ? [label(record, of: 10)] : [label(record, of: 20), label(record, of: 100)]
            return labels.map(UInt8.init) + (0..<CIFARFormat.pixelSize).map { pixel(record, $0) }
        }
    }

    /// Writes records `range` to `path`.
    static func write(_ format: CIFARFormat, _ range: Range<Int>, to path: String) throws {
        try FileSystem.write(bytes(format, range), to: path)
    }
}
