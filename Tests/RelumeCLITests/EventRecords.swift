import Testing

/// The bytes of an event file, record by record.
struct EventRecords {
    var records: [[UInt8]] = []

    init(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while rest.count > 8 {
            let length = rest.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) } + 16
            records.append(Array(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
    }

    var bytes: [UInt8] { records.flatMap(\.self) }

    /// What an accident leaves of the record at `index` and of those behind it.
    func damaged(_ accident: Accident, at index: Int) throws -> [UInt8] {
        var records = self.records
        try #require(records.indices.contains(index), "there are \(records.count) records")
        switch accident {
        case .cutInside:
            records[index] = Array(records[index].prefix(records[index].count / 2))
            records.removeSubrange((index + 1)...)
        case .cutBefore: records.removeSubrange(index...)
        case .wrongLength: records[index][2] ^= 0x40
        case .wrongPayload: records[index][records[index].count - 5] ^= 0x01
        case .leftOut: records.remove(at: index)
        }
        return records.flatMap(\.self)
    }

    enum Accident: CaseIterable {
        case cutInside
        case cutBefore
        case wrongLength
        case wrongPayload
        /// As if it had never been written, with all that follows in its place.
        case leftOut
    }
}
