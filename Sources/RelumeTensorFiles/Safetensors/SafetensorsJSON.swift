import FoundationEssentials
import RelumeCore

/// The JSON object in a safetensors header.
struct SafetensorsJSON {
    let entries: [SafetensorsHeader.Entry]
    let metadata: [String: String]

    init(_ text: [UInt8]) throws(RelumeError) {
        // A zero byte would let the decoder take it for UTF-16.
        guard text.first == UInt8(ascii: "{"), !text.contains(0) else {
            throw Self.fault("it does not begin with '{'")
        }
        let fields: Fields
        do {
            fields = try JSONDecoder().decode(Fields.self, from: Data(text))
        } catch {
            throw Self.fault(Self.description(of: error))
        }
        if let key = JSONKeys.firstRepeated(in: text) { throw Self.fault("'\(key)' stands there twice") }
        if let number = JSONKeys.firstFraction(in: text) { throw Self.fault("\(number) is no integer") }
        metadata = fields.metadata
        var entries: [SafetensorsHeader.Entry] = []
        entries.reserveCapacity(fields.entries.count)
        for (name, entry) in fields.entries { entries.append(try Self.entry(name, entry)) }
        self.entries = entries
    }

    private static func entry(_ name: String, _ text: Fields.Entry) throws(RelumeError) -> SafetensorsHeader.Entry {
        guard let type = TensorDataType(safetensorsName: text.dtype) else {
            let known = TensorDataType.safetensorsNames.map(\.name).joined(separator: ", ")
            throw RelumeError(
                .unsupported, "'\(name)' is of dtype '\(text.dtype)'; \(known) are known",
                byteOffset: SafetensorsHeader.lengthSize)
        }
        guard text.shape.allSatisfy({ $0 >= 0 }), let size = StoredArray.size(text.shape, type) else {
            throw fault("'\(name)' has the shape \(text.shape), which is no array's")
        }
        guard text.offsets.count == 2, 0 <= text.offsets[0], text.offsets[0] <= text.offsets[1] else {
            throw fault("'\(name)' has the data_offsets \(text.offsets), which are no range")
        }
        guard text.offsets[1] - text.offsets[0] == size else {
            throw fault(
                "'\(name)' of shape \(text.shape) and dtype \(text.dtype) needs \(size) bytes, and its data_offsets "
                    + "\(text.offsets) have \(text.offsets[1] - text.offsets[0])")
        }
        return .init(
            name: name, dataType: type, shape: TensorShape(unchecked: text.shape),
            range: text.offsets[0]..<text.offsets[1])
    }

    private static func fault(_ what: String) -> RelumeError {
        RelumeError(
            .malformedData, "the safetensors header is damaged: \(what); save the file again",
            byteOffset: SafetensorsHeader.lengthSize)
    }

    private static func description(of error: any Error) -> String {
        let context: DecodingError.Context
        switch error {
        case DecodingError.typeMismatch(_, let found), DecodingError.valueNotFound(_, let found),
            DecodingError.keyNotFound(_, let found), DecodingError.dataCorrupted(let found):
            context = found
        default: return "\(error)"
        }
        let place = context.codingPath.map(\.stringValue).joined(separator: ".")
        let reason = place.isEmpty ? "it is no JSON object" : "\(place): \(context.debugDescription)"
        return reason.last == "." ? String(reason.dropLast()) : reason
    }

    /// The object as the decoder takes it.
    private struct Fields: Decodable {
        struct Entry: Decodable {
            let dtype: String
            let shape: [Int]
            let offsets: [Int]

            enum CodingKeys: String, CodingKey {
                case dtype, shape
                case offsets = "data_offsets"
            }
        }

        struct Name: CodingKey {
            let stringValue: String
            var intValue: Int? { nil }

            init(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }

        var entries: [(String, Entry)] = []
        var metadata: [String: String] = [:]

        init(from decoder: any Decoder) throws {
            let object = try decoder.container(keyedBy: Name.self)
            for key in object.allKeys {
                if key.stringValue == SafetensorsHeader.metadataKey {
                    metadata = try object.decode([String: String].self, forKey: key)
                } else {
                    entries.append((key.stringValue, try object.decode(Entry.self, forKey: key)))
                }
            }
        }
    }
}

extension TensorDataType {
    /// The format's names, from the smallest items to the largest: the order in which its package writes arrays, so that
    /// the last ones first is an order in which each is aligned.
    static let safetensorsNames: [(type: TensorDataType, name: String)] = [
        (.bool, "BOOL"), (.uint8, "U8"), (.int8, "I8"), (.float8E5M2, "F8_E5M2"), (.float8E4M3, "F8_E4M3"),
        (.int16, "I16"), (.uint16, "U16"), (.float16, "F16"), (.bfloat16, "BF16"), (.int32, "I32"), (.uint32, "U32"),
        (.float32, "F32"), (.float64, "F64"), (.int64, "I64"), (.uint64, "U64"),
    ]

    init?(safetensorsName name: String) {
        guard let row = Self.safetensorsNames.first(where: { $0.name == name }) else { return nil }
        self = row.type
    }
}
