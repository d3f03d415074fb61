extension ProtoSummary.Value {
    /// A tensor under `tag` with the metadata that leads TensorBoard to the dashboard of `kind`.
    ///
    /// On every value, as TensorFlow 2 writes it: a file that was cut at its start still tells what it holds.
    init(tag: String, tensor: ProtoTensor, kind: SummaryKind) {
        self.init()
        self.tag = tag
        self.tensor = tensor
        metadata.pluginData.pluginName = kind.rawValue
        metadata.dataClass = kind == .images ? .blobSequence : .tensor
    }
}
