import RelumeCore
import RelumeFiles

/// The paths that `--files-from` names.
enum PathList {
    /// Reads the list of `options`, or nothing where there is none.
    ///
    /// - Throws: `malformedData` naming the line whose bytes are no UTF-8.
    static func read(_ options: InputOptions) throws(RelumeError) -> [String] {
        guard let file = options.listFile else { return [] }
        let bytes = file == "-" ? try FileSystem.readStandardInput() : try FileSystem.read(file)
        let separator = options.listIsZeroTerminated ? 0 : UInt8(ascii: "\n")
        var paths: [String] = []
        for (index, line) in bytes.split(separator: separator).enumerated() {
            guard let path = String(validating: line, as: UTF8.self) else {
                throw RelumeError(
                    .malformedData, "path \(index + 1) of the list is not UTF-8; rename the file or leave it out",
                    path: file == "-" ? "standard input" : file)
            }
            let hasCarriageReturn = !options.listIsZeroTerminated && path.hasSuffix("\r")
            paths.append(hasCarriageReturn ? String(path.dropLast()) : path)
        }
        return paths
    }
}
