import Foundation

/// The files under RELUME_CORPUS.
enum Corpus {
    /// The directory, or nil where the variable is not set.
    static let directory = ProcessInfo.processInfo.environment["RELUME_CORPUS"].map { URL(filePath: $0) }

    static var isThere: Bool { directory != nil }

    static let folders = [
        "cifar10/test-jpg", "exif-landscape", "jpeg-basic", "jpeg-libjpeg-turbo", "jpeg-mozilla", "jpeg-photos-small",
        "photos-skimage",
        "pixelmatch", "pngsuite",
    ]

    /// Every PNG and JPEG of the folders, as paths below the directory.
    static let images: [String] = folders.flatMap { folder -> [String] in
        let found = directory.map {
            FileManager.default.enumerator(atPath: $0.appending(path: folder).path)?.compactMap { $0 as? String } ?? []
        }
        let images = (found ?? []).filter { $0.hasSuffix(".png") || $0.hasSuffix(".jpg") }
        return images.sorted().map { "\(folder)/\($0)" }
    }

    static func bytes(_ image: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: try url(image)))
    }

    static func url(_ image: String) throws -> URL {
        struct Absent: Error {}
        guard let directory else { throw Absent() }
        return directory.appending(path: image)
    }
}
