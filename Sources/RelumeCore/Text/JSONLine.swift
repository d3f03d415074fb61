import FoundationEssentials

/// A value as one line of JSON, keys sorted, as manifests, reports and `--json` have it.
package enum JSONLine {
    /// The JSON text of `value`, without the newline. Numbers that JSON has no form for are written as strings.
    package static func of(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            // With a strategy for non-finite numbers, only a value that encodes nothing at all can fail.
            preconditionFailure("\(type(of: value)) does not encode: \(error)")
        }
    }

    /// The value that `line` stands for, as ``of(_:)`` writes it.
    ///
    /// - Throws: `malformedData` where it is no such value.
    package static func decode<Value: Decodable>(
        _ type: Value.Type = Value.self, from line: some Sequence<UInt8>
    ) throws(RelumeError) -> Value {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        do {
            return try decoder.decode(type, from: Data(line))
        } catch {
            throw RelumeError(.malformedData, "this is no line of JSON that was written here", underlying: error)
        }
    }

    /// Whether `line` is a whole object, whatever it holds.
    package static func isObject(_ line: some Sequence<UInt8>) -> Bool {
        (try? JSONDecoder().decode([String: Anything].self, from: Data(line))) != nil
    }

    private struct Anything: Decodable {
        init(from decoder: any Decoder) {}
    }
}
