import ArgumentParser
package import RelumeRun
package import RelumeTensorFiles

extension TensorFileOptions.DataType: ExpressibleByArgument {}

extension TensorFileFormat: ExpressibleByArgument {
    package init?(argument: String) {
        guard let format = Self.all.first(where: { $0.name == argument }) else { return nil }
        self = format
    }

    package var defaultValueDescription: String { name }
    package static var allValueStrings: [String] { all.map(\.name) }
}

/// What tensor files are.
struct TensorFileArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The format of --save tensors.",
            discussion:
                "NAME.names.json beside a tensor file has the inputs' names, in its order. Labels, of inputs that have "
                + "some, are int64: NAME.labels.npy beside an .npy file, 'labels' beside 'images' in the others.",
            valueName: "format"))
    var tensorFormat: TensorFileFormat = .npy

    @Option(
        help: ArgumentHelp(
            "What tensor files hold: the values, or as uint8 the samples that 8-bit picture files have of them by --display.",
            valueName: "type"))
    var dtype: TensorFileOptions.DataType = .float32

    @Flag(help: "Write one tensor file of the whole run, DIR/tensors.npy, instead of one a batch.")
    var tensorsInOne = false

    func makeOptions() -> TensorFileOptions {
        var options = TensorFileOptions()
        options.format = tensorFormat
        options.dataType = dtype
        options.isOneFile = tensorsInOne
        return options
    }
}
