import RelumeCore

extension SafetensorsHeader {
    /// The header of a file of `arrays`, the largest items first and by name among equals, as the `safetensors` package
    /// has them.
    init(_ arrays: [String: StoredArray], metadata: [String: String]) throws(RelumeError) {
        guard arrays[Self.metadataKey] == nil else {
            throw RelumeError(.invalidArgument, "no tensor can be called \(Self.metadataKey); give it another name")
        }
        var entries: [Entry] = []
        var end = 0
        for type in TensorDataType.safetensorsNames.map(\.type).reversed() {
            for (name, array) in arrays.filter({ $0.value.dataType == type }).sorted(by: { $0.key < $1.key }) {
                entries.append(
                    Entry(name: name, dataType: type, shape: array.shape, range: end..<end + array.size))
                end += array.size
            }
        }
        self.init(entries, metadata: metadata, dataOffset: 0)
    }

    /// The start of a file: length and JSON text, padded so that the data begin at a multiple of 8.
    ///
    /// - Throws: `limitExceeded` for more than ``maxLength`` bytes.
    func encoded() throws(RelumeError) -> [UInt8] {
        var members: [String] = []
        if !metadata.isEmpty { members.append("\(JSONLine.of(Self.metadataKey)):\(JSONLine.of(metadata))") }
        let names = Dictionary(uniqueKeysWithValues: TensorDataType.safetensorsNames.map { ($0.type, $0.name) })
        for entry in entries {
            let shape = entry.shape.dimensions.map(String.init).joined(separator: ",")
            members.append(
                "\(JSONLine.of(entry.name)):{\"dtype\":\"\(names[entry.dataType] ?? "")\",\"shape\":[\(shape)],"
                    + "\"data_offsets\":[\(entry.range.lowerBound),\(entry.range.upperBound)]}")
        }
        var text = Array("{\(members.joined(separator: ","))}".utf8)
        text += [UInt8](repeating: UInt8(ascii: " "), count: (8 - text.count % 8) % 8)
        guard text.count <= Self.maxLength else {
            throw RelumeError(
                .limitExceeded,
                "the header would have \(text.count) bytes, and \(Self.maxLength) are the format's limit; write fewer "
                    + "tensors or less metadata")
        }
        return (0..<Self.lengthSize).map { UInt8(truncatingIfNeeded: text.count >> (8 * $0)) } + text
    }
}
