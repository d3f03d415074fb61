public import RelumeCore

extension SummaryWriter {
    /// Adds a text under `tag` at `step`; TensorBoard renders it as Markdown.
    public func addText(_ tag: String, _ markdown: String, step: Int) throws(RelumeError) {
        let tensor = ProtoTensor(strings: [Array(markdown.utf8)], shape: [])
        try add(ProtoSummary.Value(tag: tag, tensor: tensor, kind: .text), kind: .text, step: step)
    }
}
