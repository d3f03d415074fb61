import RelumeCore
import RelumeFiles

/// The paths that `--files-from` names.
struct PathList {
    private(set) var paths: [String] = []
    /// The names that cannot be paths. The others have nothing to do with them.
    private(set) var failures: [RelumeError] = []

    /// Reads the list of `options`, or nothing where there is none.
    ///
    /// - Throws: `io` if the list cannot be read.
    init(_ options: InputOptions) throws(RelumeError) {
        guard let file = options.listFile else { return }
        let bytes = file == "-" ? try FileSystem.readStandardInput() : try FileSystem.read(file)
        let separator = options.listIsZeroTerminated ? 0 : UInt8(ascii: "\n")
        for var name in bytes.split(separator: separator) {
            if separator != 0, name.last == UInt8(ascii: "\r") { name.removeLast() }
            add(name)
        }
    }

    private mutating func add(_ name: ArraySlice<UInt8>) {
        guard !name.isEmpty else { return }
        if name.contains(0) {
            // The system would take what stands before it for the whole name.
            fail(name, "no name holds a zero byte; if the names of the list end in one, add -0")
        } else if let path = String(validating: name, as: UTF8.self) {
            paths.append(path)
        } else {
            fail(name, "the name is not UTF-8; rename the file")
        }
    }

    private mutating func fail(_ name: ArraySlice<UInt8>, _ message: String) {
        failures.append(RelumeError(.malformedData, message, path: String(decoding: name, as: UTF8.self)))
    }
}
