import RelumeCore
import RelumeDiff
import Testing

struct TensorDiffTests {
    @Test func `Equal tensors are identical, both zeros too`() {
        #expect(compare([1, -0.0, .infinity], [1, 0, .infinity]) == .identical)
    }

    @Test(arguments: [
        // expected, actual, close by rtol 1e-5 and atol 1e-8, as numpy.isclose(actual, expected) says
        (Float(1), Float(1.000009), true), (1, 1.00003, false), (0, 1e-8, true), (0, 2e-8, false),
        (100_000, 100_001, true), (100_000, 100_002, false), (.infinity, .infinity, true),
        (.infinity, -.infinity, false), (.infinity, 1, false), (1, .infinity, false), (.nan, 1, false),
        (1, .nan, false), (.nan, .nan, false), (-1, 1, false),
    ])
    func `Close is what allclose says`(expected: Float, actual: Float, isClose: Bool) {
        #expect(compare([expected], [actual]).passes == isClose)
    }

    @Test func `NaN equals NaN where asked`() {
        let (a, b) = (tensor([.nan, 2]), tensor([.nan, 2]))
        #expect(TensorDiff.compare(a, b, equalNaN: true) == .identical)
        guard case .different(let difference) = TensorDiff.compare(a, b) else {
            Issue.record("NaN passed")
            return
        }
        #expect(difference.nanMismatches == 1 && difference.mismatches == 1 && difference.worstIndex == [0])
    }

    @Test func `The worst value is found`() throws {
        let expected = Tensor<Float>(unchecked: [2, 2, 2], scalars: [0, 1, 2, 3, 4, 5, 6, 7])
        let actual = Tensor<Float>(unchecked: [2, 2, 2], scalars: [0, 1, 2, 3, 4, 5.5, 6.25, 7])
        guard case .different(let difference) = TensorDiff.compare(expected, actual) else {
            Issue.record("passed")
            return
        }
        #expect(difference.worstIndex == [1, 0, 1] && difference.worstExpected == 5 && difference.worstActual == 5.5)
        #expect(difference.mismatches == 2 && difference.count == 8 && difference.maximumError == 0.5)
        #expect(difference.maximumRelativeError == 0.1)
    }

    @Test(arguments: [
        (Float(1), Float(1).nextUp, Int64(1)), (-Float.leastNonzeroMagnitude, .leastNonzeroMagnitude, 2),
        (1, 2, 1 << 23), (-0.0, .leastNonzeroMagnitude, 1),
    ])
    func `The distance in units in the last place`(a: Float, b: Float, distance: Int64) {
        for result in [compare([a], [b]), compare([b], [a])] {
            switch result {
            case .withinTolerance(let difference), .different(let difference):
                #expect(difference.maximumULP == distance)
            default: Issue.record("\(result)")
            }
        }
    }

    @Test func `What cannot be compared does not pass`() {
        #expect(!TensorDiff.compare(tensor([1]), tensor([1, 2])).passes)
        #expect(!TensorDiff.compare(tensor([]), tensor([])).passes)
        #expect(!TensorDiff.compare(tensor([1]), tensor([1]), rtol: -1).passes)
        #expect(!TensorDiff.compare(tensor([1]), tensor([1]), atol: .nan).passes)
        #expect(!TensorDiff.compare(tensor([1]), tensor([2]), rtol: .infinity).passes)
        #expect(!TensorDiff.compare(tensor([1]), tensor([2]), atol: .infinity).passes)
    }

    private func tensor(_ values: [Float]) -> Tensor<Float> { Tensor(unchecked: [values.count], scalars: values) }
    private func compare(_ a: [Float], _ b: [Float]) -> TensorDiffResult { TensorDiff.compare(tensor(a), tensor(b)) }
}
