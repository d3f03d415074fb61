import RelumeCore
import RelumeDatasets

extension RunPlan {
    /// Looks at the headers of a run whose results go to one tensor file: they must be of one shape.
    ///
    /// - Throws: `invalidArgument` naming two inputs that make unlike shapes, and the remedy.
    func refuseUnlikeTensors() throws(RelumeError) {
        guard options.output.tensors.isOneFile, saves(TensorFiles.kind) else { return }
        var first: (name: String, spec: ImageSpec)?
        for source in sources {
            // Those of a uniform data set are all alike.
            for position in 0..<min(source.count, source.isUniform ? 1 : .max) {
                let header = try? source.dataset.header(at: source.index(at: position))
                // What cannot be looked at fails when it is its turn, or comes from a pipe.
                guard let header, let spec = try? options.output(for: header) else { continue }
                let name = source.name(at: position)
                guard let known = first else {
                    first = (name, spec)
                    continue
                }
                guard known.spec.tensorShape != spec.tensorShape else { continue }
                throw RelumeError(
                    .invalidArgument,
                    "--tensors-in-one needs one shape, and \(known.name) makes \(known.spec.tensorShape), \(name) "
                        + "\(spec.tensorShape); add stages that make them alike, resize, center_crop or rgb, or "
                        + "leave the option out"
                )
            }
        }
    }
}

extension ImageSpec {
    /// The shape of its tensor.
    fileprivate var tensorShape: TensorShape { [channels, height, width] }
}
