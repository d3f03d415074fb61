import RelumeArchives
import RelumeCodecs
import RelumeCore
import RelumeFiles

/// A picture in a tar archive: where it stands, and what else is known of its sample.
struct ShardSample: Sendable {
    /// The member's name as it stands in the archive. It is never a path to anything.
    let name: String
    let offset: Int
    let size: Int
    var label: Int?

    /// What the names of its sample's members have in common.
    var key: String { MemberName(name)?.key ?? name }

    /// Replaces `buffer` by the first `count` bytes.
    func read(_ count: Int, from path: String, into buffer: inout [UInt8]) throws(RelumeError) {
        buffer.removeAll(keepingCapacity: true)
        try ReadingFile(path: path, from: offset).read(count, appendingTo: &buffer)
        guard buffer.count == count else {
            throw RelumeError(
                .malformedData,
                "\(name) has \(buffer.count) of the \(count) bytes that it had when the archive was opened; leave the "
                    + "archive alone while it is read",
                path: path, byteOffset: offset)
        }
    }
}

/// Finds the samples of a tar archive by its headers.
struct ShardIndex {
    private let path: String
    private let size: Int
    private var samples: [ShardSample] = []
    /// What is known of the sample under way.
    private var key: String?
    private var picture: ShardSample?
    private var label: Int?

    /// The samples of the archive at `path`, in order.
    static func samples(of path: String) throws(RelumeError) -> [ShardSample] {
        guard let status = try FileSystem.status(of: path) else {
            throw RelumeError(.io, "no such file or directory; check the path", path: path)
        }
        guard status.kind == .file else {
            throw RelumeError(
                .unsupported, "shards are read at any place, which this is no file for; save it as a file", path: path)
        }
        guard try FileSystem.read(path, upTo: 2) != [0x1F, 0x8B] else {
            throw RelumeError(
                .unsupported,
                "this archive is compressed, and cannot be read at any place; unpack it with 'gunzip' and give the .tar",
                path: path)
        }
        var index = ShardIndex(path: path, size: status.size)
        try index.read()
        guard !index.samples.isEmpty else {
            throw RelumeError(
                .malformedData,
                "no member of this archive is a picture, such as 000017.png or 000017.jpg; check that it is a shard of "
                    + "pictures",
                path: path)
        }
        return index.samples
    }

    private init(path: String, size: Int) {
        self.path = path
        self.size = size
    }

    private mutating func read() throws(RelumeError) {
        let archive = try ArchiveReader(path: path, format: .tar)
        var last: ArchiveMember?
        while let member = try next(archive, behind: last) {
            last = member
            guard member.isFile, let name = MemberName(member.name) else { continue }
            try check(member)
            // By bytes: to Swift, an é and an e with an accent behind it are one key.
            if key.map({ name.key.utf8.elementsEqual($0.utf8) }) != true {
                finishSample()
                key = name.key
            }
            if name.isPicture {
                try add(member)
            } else if name.extension == "cls" {
                label = try label(in: member, archive)
            }
        }
        finishSample()
        if let last { try checkEnd(behind: last) }
    }

    /// - Throws: `malformedData` where the archive ends right behind its last member: the zeros that end a tar are missing, and
    ///   so may be more members.
    private func checkEnd(behind last: ArchiveMember) throws(RelumeError) {
        // Of what is no file, such as a link, no data follow, whatever the header says.
        let blocks = last.isFile ? ((last.size ?? 0) + 511) / 512 : 0
        guard size <= last.dataOffset + blocks * 512 else { return }
        throw RelumeError(
            .malformedData,
            "the archive ends right behind \(last.name), without the zeros that end a tar, so it may have been cut there; get "
                + "it again from its source",
            path: path, byteOffset: size)
    }

    private func next(
        _ archive: ArchiveReader, behind last: ArchiveMember?
    ) throws(RelumeError) -> ArchiveMember? {
        do throws(RelumeError) {
            return try archive.next()
        } catch {
            guard let last else { throw error }
            var located = error
            located.message =
                "behind \(last.name), \(last.size ?? 0) bytes from byte \(last.dataOffset) on, a header with its checksum "
                + "is expected: \(error.message)"
            throw located
        }
    }

    /// - Throws: `malformedData` where the archive ends within the member.
    private func check(_ member: ArchiveMember) throws(RelumeError) {
        let count = member.size ?? 0
        guard count > size - member.dataOffset else { return }
        throw RelumeError(
            .malformedData,
            "the header of \(member.name) says \(count) bytes, and the archive ends \(max(0, size - member.dataOffset)) "
                + "bytes behind it; get the archive again from its source",
            path: path, byteOffset: member.dataOffset)
    }

    private mutating func add(_ member: ArchiveMember) throws(RelumeError) {
        if let first = picture {
            throw RelumeError(
                .malformedData,
                "\(first.name) and \(member.name) are two pictures of one sample; pack one of them under another name",
                path: path, byteOffset: member.dataOffset)
        }
        picture = ShardSample(name: member.name, offset: member.dataOffset, size: member.size ?? 0)
    }

    private func label(in member: ArchiveMember, _ archive: ArchiveReader) throws(RelumeError) -> Int {
        let bytes = try archive.readMember(limit: 1024)
        let text = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard text.count == 1, let label = Int(text[0]), label >= 0 else {
            let found = String(decoding: bytes.prefix(32), as: UTF8.self)
            throw RelumeError(
                .malformedData,
                "\(member.name) holds '\(found)', expected the number of a class; pack the shard again", path: path,
                byteOffset: member.dataOffset)
        }
        return label
    }

    private mutating func finishSample() {
        if var sample = picture {
            sample.label = label
            samples.append(sample)
        }
        (picture, label) = (nil, nil)
    }
}

/// A member's name as WebDataset takes it apart: at the first dot behind the last slash.
private struct MemberName {
    let key: String
    let `extension`: String

    /// Nil for a name without a dot, or that begins with one.
    init?(_ name: String) {
        // By bytes: to Swift, a slash and an accent behind it are one character, which is no slash.
        let bytes = name.utf8
        let base = bytes.lastIndex(of: UInt8(ascii: "/")).map { bytes.index(after: $0) } ?? bytes.startIndex
        guard let dot = bytes[base...].firstIndex(of: UInt8(ascii: ".")), dot > base else { return nil }
        key = String(Substring(bytes[..<dot]))
        `extension` = String(Substring(bytes[bytes.index(after: dot)...])).lowercased()
    }

    /// Whether the whole of the extension is a picture's: `seg.png` is something else beside the picture.
    var isPicture: Bool { ImageFormat.isNamed(byExtension: `extension`) }
}
