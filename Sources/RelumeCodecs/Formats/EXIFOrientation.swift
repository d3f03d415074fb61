import RelumeImages

extension ImageOrientation {
    /// EXIF's tag 274.
    private static let tag: UInt16 = 274

    /// The orientation in `exif`, a TIFF structure as PNG's eXIf holds it, or with `Exif\0\0` in front as in JPEG.
    ///
    /// Nil if there is none, or an impossible one, or the structure is damaged: a broken preview of a camera must not
    /// keep anybody from the picture.
    init?(exif: ArraySlice<UInt8>) {
        let prefix = Array("Exif\0\0".utf8)
        let tiff = exif.starts(with: prefix) ? exif.dropFirst(prefix.count) : exif
        let isBigEndian: Bool
        if tiff.starts(with: Array("II*\0".utf8)) {
            isBigEndian = false
        } else if tiff.starts(with: Array("MM\0*".utf8)) {
            isBigEndian = true
        } else {
            return nil
        }
        guard let directory = tiff.integer(UInt32.self, at: 4, isBigEndian: isBigEndian),
            let count = tiff.integer(UInt16.self, at: Int(directory), isBigEndian: isBigEndian)
        else { return nil }
        for index in 0..<Int(count) {
            let entry = Int(directory) + 2 + 12 * index
            guard let tag = tiff.integer(UInt16.self, at: entry, isBigEndian: isBigEndian) else { return nil }
            guard tag == Self.tag else { continue }
            // Type 3 is SHORT, 4 is LONG; some writers use the latter.
            let value: Int? =
                switch tiff.integer(UInt16.self, at: entry + 2, isBigEndian: isBigEndian) {
                case 3: tiff.integer(UInt16.self, at: entry + 8, isBigEndian: isBigEndian).map { Int($0) }
                case 4: tiff.integer(UInt32.self, at: entry + 8, isBigEndian: isBigEndian).map { Int($0) }
                default: nil
                }
            guard let value else { return nil }
            self.init(rawValue: value)
            return
        }
        return nil
    }
}
