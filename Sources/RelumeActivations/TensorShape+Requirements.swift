package import RelumeCore

extension TensorShape {
    /// Checks that this is the shape that `role` has to have.
    ///
    /// - Throws: `invalidArgument` that names both shapes.
    func require(_ shape: TensorShape, for role: String) throws(RelumeError) {
        guard self == shape else {
            throw RelumeError(.invalidArgument, "\(role) has shape \(self), not \(shape)")
        }
    }

    /// Checks that `role`, a tensor of this shape, has as many values.
    ///
    /// - Throws: `invalidArgument` that names both numbers, and for a shape that no tensor can have.
    package func require(count: Int, of role: String) throws(RelumeError) {
        try validate()
        guard count == self.count else {
            throw RelumeError(
                .invalidArgument, "\(role) has \(count) values, but shape \(self) has \(self.count)")
        }
    }
}
