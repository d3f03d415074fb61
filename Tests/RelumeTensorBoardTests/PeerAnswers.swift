/// What `read_events.py files` prints.
struct FilesAnswer: Decodable {
    struct Accumulator: Decodable {
        let tags: [String: [String]]
        let images: [String: [SizedPicture]]
        let scalars: [String: [[Item]]]
    }

    struct SizedPicture: Decodable {
        let step: Int
        let width: Int
        let height: Int
        let shown: Picture
    }

    struct LoadedValue: Decodable {
        let step: Int
        let tag: String
        let plugin: String
        let dataClass: Int
        let shape: [Int]
        let content: [String]
    }

    let accumulator: Accumulator
    let loader: [LoadedValue]
}

/// What `read_events.py serve` prints.
struct ServerAnswer: Decodable {
    struct Step: Decodable {
        let step: Int
        let shown: [Picture]
    }

    let images: [String: [Step]]
    let scalars: [String: [[Item]]]
    let histograms: [String: [[Item]]]
    let text: [String: [[Item]]]
}

/// A decoded image.
struct Picture: Decodable {
    let mode: String
    let pixels: String
}

/// An element of a list that mixes types.
enum Item: Decodable, Equatable {
    case number(Double)
    case text(String)
    case rows([[Double]])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else {
            self = .rows(try container.decode([[Double]].self))
        }
    }
}
