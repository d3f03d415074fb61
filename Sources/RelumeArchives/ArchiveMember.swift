/// What an archive says of one of its members.
package struct ArchiveMember: Hashable, Sendable {
    /// Its name as it stands in the archive: nobody has checked that it is a path that may be written to.
    package let name: String
    /// Bytes of data; nil where the archive says so only behind them.
    package let size: Int?
    /// Whether it is a file, and no directory, link or device.
    package let isFile: Bool
    /// Where in the archive its data begin, which holds for archives that are not compressed.
    package let dataOffset: Int
}

/// What an archive is.
package enum ArchiveFormat: Sendable {
    /// tar, as ustar, GNU and pax write it.
    case tar
    /// The same, compressed by gzip.
    case tarGzip
    /// zip, whose members are what the directory at its end says.
    case zip
    /// A single file compressed by gzip, which is the only member.
    case gzip
}
