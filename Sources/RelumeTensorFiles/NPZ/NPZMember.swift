import RelumeArchives
import RelumeCore
import RelumeFiles

/// The bytes of one `.npy` file in an archive.
struct NPZMember: ByteSource {
    /// What the names of the arrays have behind them in the archive.
    static let ending = ".npy"

    /// Deflate makes no more of a byte; a member that claims more lies, and memory for it is not taken.
    private static let greatestRatio = 1032

    private let archive: ArchiveReader
    private(set) var remaining: Int

    /// Calls `body` with each array's name and bytes, until it returns false. Errors name the file and the array.
    static func forEach(
        in path: String, _ body: (String, inout NPZMember) throws(RelumeError) -> Bool
    ) throws(RelumeError) {
        let greatestSize = try ReadingFile(path: path).size.multipliedReportingOverflow(by: greatestRatio)
        let archive = try ArchiveReader(path: path, format: .zip)
        while let member = try archive.next() {
            guard member.isFile, member.name.hasSuffix(ending) else { continue }
            do throws(RelumeError) {
                guard let size = member.size, size <= greatestSize.partialValue || greatestSize.overflow else {
                    throw RelumeError(
                        .malformedData,
                        "the archive's directory says \(member.size.map(String.init) ?? "nothing") of the size, more than "
                            + "the file can hold; get it again from its source")
                }
                var source = NPZMember(archive: archive, remaining: size)
                guard try body(String(member.name.dropLast(ending.count)), &source) else { return }
            } catch {
                var error = error.at(path: path)
                error.message = "\(member.name): \(error.message)"
                throw error
            }
        }
    }

    /// Reads the header.
    ///
    /// - Throws: `malformedData` where the data that it speaks of are not what is left.
    mutating func header() throws(RelumeError) -> NumPyHeader {
        let header = try NumPyHeader(readingFrom: &self)
        guard remaining == header.dataSize else {
            throw RelumeError(
                .malformedData,
                "shape \(header.shape) of \(header.dataType.rawValue) needs \(header.dataSize) data bytes, and the "
                    + "archive's directory has room for \(remaining); save it again with numpy.savez")
        }
        return header
    }

    mutating func read(into span: inout OutputSpan<UInt8>) throws(RelumeError) {
        let before = span.count
        _ = try archive.read(into: &span)
        remaining -= span.count - before
    }

    mutating func skip(_ count: Int) throws(RelumeError) {
        var rest = count
        while rest > 0 {
            let skipped = try read(min(rest, 1 << 16)).count
            guard skipped > 0 else { throw RelumeError(.malformedData, "the data end early; get the file again") }
            rest -= skipped
        }
    }

    /// - Throws: `malformedData` where more follows, or the checksum does not fit what was read.
    mutating func expectEnd() throws(RelumeError) {
        let rest = try [UInt8](capacity: 1) { span throws(RelumeError) in _ = try archive.read(into: &span) }
        guard rest.isEmpty else {
            throw RelumeError(
                .malformedData, "more data stand here than the archive's directory says; get the file again")
        }
    }
}
