import RelumeCore
import RelumeDatasets

extension RunPlan {
    /// Looks at headers until the pipeline fits one, which mostly is the first. Inputs that it does not fit beside others are
    /// left to their turn, when their headers are looked at before they are decoded; where it fits none, it is the pipeline
    /// that is wrong and not the inputs.
    ///
    /// - Throws: `invalidArgument` naming the first input, where the pipeline fits none.
    func refusePipelineThatFitsNothing() throws(RelumeError) {
        var first: RelumeError?
        for source in sources where source.count > 0 {
            // Of a data set of one shape it was asked when the set was loaded.
            guard !source.isUniform else { return }
            for position in 0..<source.count {
                let header: ImageSpec?
                do throws(RelumeError) {
                    header = try source.dataset.header(at: source.index(at: position))
                } catch {
                    // A damaged file says nothing about the pipeline.
                    continue
                }
                // Nobody knows what a pipe will bring.
                guard let header else { return }
                do throws(RelumeError) {
                    _ = try options.output(for: header)
                    return
                } catch {
                    guard error.code == .invalidArgument else { return }
                    first = first ?? error.at(path: source.name(at: position))
                }
            }
        }
        if let first { throw first }
    }
}
