/// Which of the two pictures: what enters the first activation, or what leaves the last stage.
enum Side: String, CaseIterable, Sendable {
    case before
    case after
}

/// Something for before and the same for after.
struct Sides<Value> {
    var before: Value
    var after: Value

    init(before: Value, after: Value) {
        self.before = before
        self.after = after
    }

    init<E: Error>(_ make: (Side) throws(E) -> Value) throws(E) {
        before = try make(.before)
        after = try make(.after)
    }

    subscript(side: Side) -> Value { side == .before ? before : after }

    func map<Output, E: Error>(_ transform: (Value) throws(E) -> Output) throws(E) -> Sides<Output> {
        try Sides<Output> { side throws(E) in try transform(self[side]) }
    }
}

extension Sides: Sendable where Value: Sendable {}
