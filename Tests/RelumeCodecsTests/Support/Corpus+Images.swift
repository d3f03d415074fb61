import Foundation
import TestSupport

extension Corpus {
    private static let folders = [
        "cifar10/test-jpg", "exif-landscape", "jpeg-basic", "jpeg-libjpeg-turbo", "jpeg-mozilla", "jpeg-photos-small",
        "photos-skimage",
        "pixelmatch", "pngsuite",
    ]

    /// Every PNG and JPEG of the folders, as paths below the corpus; none without it.
    static let images: [String] = folders.flatMap { folder -> [String] in
        guard isAvailable else { return [] }
        let found = FileManager.default.enumerator(atPath: file(folder))?.compactMap { $0 as? String } ?? []
        let images = found.filter { $0.hasSuffix(".png") || $0.hasSuffix(".jpg") }.sorted().map { "\(folder)/\($0)" }
        precondition(!images.isEmpty, "\(file(folder)) holds no images, and tests would run over nothing")
        return images
    }

    static func bytes(_ image: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: file(image))))
    }
}
